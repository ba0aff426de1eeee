#include "daemon/intake/predecessor_text.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/duration.hpp"

namespace remembrancer::intake {
namespace {

// Ten years: further apart than any plan is long.
constexpr int longest = 3660;

std::optional<int> days_of(const std::optional<plan::duration>& lag) {
    if (!lag || lag->count > longest)
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

} // namespace remembrancer::intake
