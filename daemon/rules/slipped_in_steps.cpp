#include "daemon/rules/slipped_in_steps.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::slipped_in_steps {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto& first = of.item.history.first_effective;
    const auto now = plan::effective_by(of.item);
    if (!is_chased(of.item) || of.item.recasts < 2 || !first || !now)
        return std::nullopt;
    const int days = calendar::days_between(*first, *now);
    if (days < in.settings.steps_add_up_days)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::slipped_in_steps;
    found.reason = plan::reason::small_slips_add_up;
    found.detail = counted(of.item.recasts, "re-cast") + ", " + counted(days, "day") +
                   " in all, from " + plan::in_words(*first) + " to " + plan::in_words(*now);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::slipped_in_steps
