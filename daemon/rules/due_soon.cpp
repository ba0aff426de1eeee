#include "daemon/rules/due_soon.hpp"

#include "daemon/calendar/working_calendar.hpp"

namespace remembrancer::rules::due_soon {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto by = plan::effective_by(of.item);
    if (!is_chased(of.item) || !by || in.today > *by)
        return std::nullopt;
    if (in.today < in.calendar.add_working_days(*by, -in.settings.due_soon_working_days))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::due_soon;
    found.reason = in.today < in.calendar.last_working_day_on_or_before(*by)
                       ? plan::reason::due_soon
                       : plan::reason::due_today;
    found.anchor = by;
    found.bound_to_anchor = true;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto by = plan::effective_by(of.item);
    if (!is_chased(of.item) || !by || in.today > *by)
        return std::nullopt;
    const auto opens = in.calendar.add_working_days(*by, -in.settings.due_soon_working_days);
    if (in.today < opens)
        return opens;
    const auto last_working_day = in.calendar.last_working_day_on_or_before(*by);
    return in.today < last_working_day ? last_working_day : *by + std::chrono::days(1);
}

} // namespace remembrancer::rules::due_soon
