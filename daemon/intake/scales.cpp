#include "daemon/intake/scales.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The whole number that is all of `text`, but for a fraction of zero and a remark in parentheses.
std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !is_digit(text.front()))
        return std::nullopt;
    std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (rest.size() > 1 && rest.front() == '.' && rest[1] == '0') {
        rest.remove_prefix(1);
        rest.remove_prefix(std::min(rest.find_first_not_of('0'), rest.size()));
    }
    rest = base::trim(rest);
    if (!rest.empty() && !(rest.front() == '(' && rest.back() == ')'))
        return std::nullopt;
    return number;
}

} // namespace

scale_reading read_scale(std::string_view typed, const scale& allowed) {
    const std::string_view text = base::trim(typed);
    if (text.empty() || base::folded(text) == "-")
        return {};
    const auto number = whole_number(text);
    if (number && *number >= allowed.lowest && *number <= allowed.highest)
        return {number, {}};
    return {std::nullopt,
            fmt::format("{} is not on the scale of {} to {}: which number is meant?",
                        number ? "this number" : "this", allowed.lowest, allowed.highest)};
}

} // namespace remembrancer::intake
