#include "daemon/intake/predecessor_text.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/closing.hpp"
#include "daemon/plan/duration.hpp"

#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

// Ten years: further apart than any plan is long.
constexpr int longest = 3660;

std::optional<int> days_of(const std::optional<plan::duration>& lag) {
    if (!lag || lag->count < 0 || lag->count > longest)
        return std::nullopt;
    switch (lag->unit) {
    case plan::time_unit::days:
        return lag->count;
    case plan::time_unit::weeks:
        return lag->count * 7 <= longest ? std::optional(lag->count * 7) : std::nullopt;
    case plan::time_unit::working_days:
    case plan::time_unit::months:
        break;
    }
    return std::nullopt;
}

std::optional<plan::time_unit> unit_in(std::string_view folded) {
    const auto says = [folded](std::string_view word) {
        return folded.find(word) != std::string_view::npos;
    };
    if (says("working") || says("business"))
        return plan::time_unit::working_days;
    if (says("week"))
        return plan::time_unit::weeks;
    return says("day") ? std::optional(plan::time_unit::days) : std::nullopt;
}

/// Project tools write `12FS`: the other starts when this one finishes. `FS` alone is a name.
std::string_view without_finish_to_start(std::string_view name) {
    name = base::trim(name);
    const std::size_t size = name.size();
    const bool is_said = size > 2 && name[size - 3] >= '0' && name[size - 3] <= '9' &&
                         (name[size - 2] == 'F' || name[size - 2] == 'f') &&
                         (name[size - 1] == 'S' || name[size - 1] == 's');
    return is_said ? name.substr(0, size - 2) : name;
}

} // namespace

predecessor_text split_lag(std::string_view typed) {
    const std::size_t sign = typed.find_last_of("+-");
    if (sign == std::string_view::npos)
        return {without_finish_to_start(typed), 0};
    const auto time = plan::read_duration(typed.substr(sign + 1));
    const bool adds = typed[sign] == '+';
    if (!time && !adds)
        return {without_finish_to_start(typed), 0};
    auto days = days_of(time);
    if (days && !adds)
        days = -*days;
    return {without_finish_to_start(typed.substr(0, sign)), days};
}

std::optional<int> read_lag(std::string_view typed, std::string_view header) {
    typed = base::trim(typed);
    if (says_no(typed))
        return 0;
    const bool is_less = typed.front() == '-';
    if (is_less || typed.front() == '+')
        typed = base::trim(typed.substr(1));
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    std::optional<int> days;
    if (error == std::errc() && end == typed.data() + typed.size()) {
        if (const auto unit = unit_in(base::folded(header)); unit || number == 0)
            days = days_of(plan::duration{number, unit.value_or(plan::time_unit::days)});
    } else {
        days = days_of(plan::read_duration(typed));
    }
    return days && is_less ? -*days : days;
}

std::string lag_in_words(int days) {
    if (days == 0)
        return {};
    return fmt::format("{} {} day{}", days < 0 ? '-' : '+', std::abs(days),
                       std::abs(days) == 1 ? "" : "s");
}

} // namespace remembrancer::intake
