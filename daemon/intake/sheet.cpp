#include "daemon/intake/sheet.hpp"

#include <algorithm>

namespace remembrancer::intake {

const cell* row::find(std::size_t column) const {
    const auto found = std::ranges::lower_bound(cells, column, {}, &cell::column);
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

std::string_view row::text(std::size_t column) const {
    const cell* found = find(column);
    return found != nullptr ? std::string_view(found->text) : std::string_view();
}

const row* sheet::find(std::size_t number) const {
    const auto found = std::ranges::lower_bound(rows, number, {}, &row::number);
    return found != rows.end() && found->number == number ? &*found : nullptr;
}

std::string column_name(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

std::optional<cell_place> place_from(std::string_view reference) {
    constexpr std::size_t most_letters = 7;
    constexpr std::size_t most_digits = 9;
    std::size_t letters = 0;
    std::size_t column = 0;
    for (; letters < reference.size(); ++letters) {
        const char c = reference[letters];
        const bool upper = c >= 'A' && c <= 'Z';
        if (!upper && !(c >= 'a' && c <= 'z'))
            break;
        if (letters == most_letters)
            return std::nullopt;
        column = column * 26 + static_cast<std::size_t>(c - (upper ? 'A' : 'a')) + 1;
    }
    const std::string_view digits = reference.substr(letters);
    if (letters == 0 || digits.empty() || digits.size() > most_digits || digits.front() == '0')
        return std::nullopt;
    std::size_t number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return cell_place{column - 1, number};
}

} // namespace remembrancer::intake
