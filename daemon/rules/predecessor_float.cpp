#include "daemon/rules/predecessor_float.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/wording.hpp"

#include <cstdlib>

namespace remembrancer::rules {

std::optional<plight> plight_of(const plan::predecessor& before,
                                const std::optional<plan::date>& own, const context& in) {
    if (before.closed)
        return std::nullopt;
    if (before.vanished || !before.effective)
        return own && (before.vanished || before.had_date) ? std::optional(plight::undated)
                                                           : std::nullopt;
    const auto spare = float_of(before, own, in);
    if (own && (*spare < 0 || lands(before) > *own))
        return plight::too_late;
    if (in.today > *before.effective)
        return plight::overdue;
    return spare && *spare == 0 ? std::optional(plight::no_float) : std::nullopt;
}

plan::date lands(const plan::predecessor& before) {
    return *before.effective + std::chrono::days(before.lag_days);
}

std::optional<int> float_of(const plan::predecessor& before, const std::optional<plan::date>& own,
                            const context& in) {
    if (before.vanished || !before.effective || !own)
        return std::nullopt;
    const bool decides = before.kind == plan::item_kind::decision;
    return in.calendar.working_days_between(lands(before), *own) - (decides ? 1 : 0);
}

std::string name_of(const plan::predecessor& before) {
    const bool decides = before.kind == plan::item_kind::decision;
    return (decides ? "the " : "") + std::string(plan::to_text(before.kind)) + " " + before.ref;
}

std::string lag_of(const plan::predecessor& before) {
    if (before.lag_days == 0)
        return {};
    const std::string time = counted(std::abs(before.lag_days), "day");
    return before.lag_days > 0 ? " with " + time + " to follow" : " with " + time + " of overlap";
}

} // namespace remembrancer::rules
