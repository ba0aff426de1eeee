#include "daemon/intake/number_format.hpp"

#include <algorithm>
#include <string>

namespace remembrancer::intake {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// `[h]`, `[mm]` and `[s]` count elapsed time; any other bracket is a colour, condition or locale.
bool is_elapsed(std::string_view inside) {
    return !inside.empty() && (inside[0] == 'h' || inside[0] == 'm' || inside[0] == 's') &&
           inside.find_first_not_of(inside[0]) == std::string_view::npos;
}

// The letters of the first section that stand for parts of a date or time, runs kept.
std::string date_letters(std::string_view code) {
    std::string lowered(code);
    std::ranges::transform(lowered, lowered.begin(), lower);
    code = lowered;
    std::string out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            const std::size_t close = code.find(c == '"' ? '"' : ']', i + 1);
            if (close == std::string_view::npos)
                break;
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            if (c == '[' && is_elapsed(inside))
                out += inside[0] == 'm' ? "s" : inside;
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (code.substr(i).starts_with("am/pm")) {
            i += 4;
        } else if (c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's') {
            out += c;
        }
    }
    return out;
}

// An `m` next to hours or seconds is minutes (18.8.31).
bool has_month(std::string_view letters) {
    for (std::size_t i = letters.find('m'); i != std::string_view::npos;) {
        const std::size_t end = std::min(letters.find_first_not_of('m', i), letters.size());
        const bool after_hours = i > 0 && letters[i - 1] == 'h';
        const bool before_seconds = end < letters.size() && letters[end] == 's';
        if (!after_hours && !before_seconds)
            return true;
        i = letters.find('m', end);
    }
    return false;
}

} // namespace

number_shape shape_of_builtin(int id) {
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return number_shape::time_of_day;
    if (id == 17)
        return number_shape::month;
    const bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return date ? number_shape::date : number_shape::plain;
}

number_shape shape_of_code(std::string_view code) {
    const std::string letters = date_letters(code);
    if (letters.find('d') != std::string::npos)
        return number_shape::date;
    if (has_month(letters))
        return number_shape::month;
    if (letters.find('y') != std::string::npos)
        return number_shape::year;
    return letters.empty() ? number_shape::plain : number_shape::time_of_day;
}

} // namespace remembrancer::intake
