#include "daemon/rules/slipped.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::slipped {

std::optional<int> working_days_late(const subject& of, const context& in) {
    const auto& promised = of.item.baseline.by;
    const auto& expected = of.item.forecast.by;
    if (!is_chased(of.item) || !promised || !expected)
        return std::nullopt;
    const int late = in.calendar.working_days_between(*promised, *expected);
    return late >= in.settings.slip_working_days ? std::optional(late) : std::nullopt;
}

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto late = working_days_late(of, in);
    if (!late)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::slipped;
    found.reason = plan::reason::slipped_from_baseline;
    found.detail =
        instead_of(plan::in_words(of.item.forecast), plan::in_words(of.item.baseline), *late);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::slipped
