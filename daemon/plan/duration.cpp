#include "daemon/plan/duration.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace remembrancer::plan {
namespace {

constexpr char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

bool is_same(std::string_view word, std::string_view lower) {
    return std::ranges::equal(word, lower, {}, to_lower);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& lower) {
    return std::ranges::any_of(lower, [word](auto each) { return is_same(word, each); });
}

constexpr std::array<std::string_view, 13> numbers{"a",    "one",    "two",   "three", "four",
                                                   "five", "six",    "seven", "eight", "nine",
                                                   "ten",  "eleven", "twelve"};
constexpr std::array<std::string_view, 3> worked{"working", "business", "work"};
constexpr std::array<std::string_view, 3> days{"day", "days", "d"};
constexpr std::array<std::string_view, 5> weeks{"week", "weeks", "wk", "wks", "w"};
constexpr std::array<std::string_view, 4> months{"month", "months", "mth", "mths"};
constexpr std::array<std::string_view, 4> years{"year", "years", "yr", "yrs"};
constexpr std::array<std::string_view, 4> endings{"lead", "in", "time", "period"};

// What stands between words; a full stop only after the last. The apostrophes are of `6 months'`.
constexpr std::array<std::string_view, 7> gaps{" ", "\t", "\n", "-", "'", "\u00A0", "\u2019"};

/// The words of a text one after another; numbers and letters are words of their own.
class words {
public:
    explicit words(std::string_view text) : rest_(text) {}

    /// Empty at the end.
    std::string_view next() {
        skip();
        std::size_t end = 0;
        const bool digits = !rest_.empty() && is_digit(rest_.front());
        while (end < rest_.size() && (digits ? is_digit(rest_[end]) : is_letter(rest_[end])))
            ++end;
        const std::string_view word = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return word;
    }

    /// Whether all was words.
    [[nodiscard]] bool at_end() const { return rest_.empty() || rest_ == "."; }

private:
    void skip() {
        for (bool more = true; more;) {
            const auto* gap = std::ranges::find_if(
                gaps, [this](std::string_view each) { return rest_.starts_with(each); });
            more = gap != gaps.end();
            rest_.remove_prefix(more ? gap->size() : 0);
        }
    }

    std::string_view rest_;
};

std::optional<int> number(std::string_view word) {
    if (const auto* found = std::ranges::find_if(
            numbers, [word](std::string_view each) { return is_same(word, each); });
        found != numbers.end())
        return std::max(1, static_cast<int>(found - numbers.begin()));
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = !word.empty() && error == std::errc() && end == word.data() + word.size();
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<duration> measured(int count, words& from) {
    std::string_view word = from.next();
    const bool is_worked = is_one_of(word, worked);
    if (is_worked || is_same(word, "calendar"))
        word = from.next();
    else if (is_one_of(word, weeks) && count <= 5200)
        return duration{count, time_unit::weeks};
    else if (is_one_of(word, months) && count <= 1200)
        return duration{count, time_unit::months};
    else if (is_one_of(word, years) && count <= 100)
        return duration{count * 12, time_unit::months};
    if (!is_one_of(word, days) || count > 36500)
        return std::nullopt;
    return duration{count, is_worked ? time_unit::working_days : time_unit::days};
}

std::string_view name_of(time_unit unit) {
    switch (unit) {
    case time_unit::working_days:
        return "working day";
    case time_unit::weeks:
        return "week";
    case time_unit::months:
        return "month";
    case time_unit::days:
        break;
    }
    return "day";
}

} // namespace

std::optional<duration> read_duration(std::string_view text) {
    text = base::trim(text);
    if (text.empty() || !(is_digit(text.front()) || is_letter(text.front())))
        return std::nullopt;
    words from(text);
    const auto count = number(from.next());
    if (!count)
        return std::nullopt;
    const auto read = measured(*count, from);
    std::string_view word = from.next();
    while (is_one_of(word, endings))
        word = from.next();
    return word.empty() && from.at_end() ? read : std::nullopt;
}

std::string in_words(const duration& how_long) {
    std::string text = std::to_string(how_long.count);
    text.append(" ").append(name_of(how_long.unit)).append(how_long.count == 1 ? "" : "s");
    return text;
}

} // namespace remembrancer::plan
