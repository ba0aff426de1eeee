#include "daemon/rules/expected_before_promised.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::expected_before_promised {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto& promised = of.item.baseline.from;
    const auto& expected = of.item.forecast.by;
    if (!is_chased(of.item) || !promised || !expected)
        return std::nullopt;
    const int after = in.calendar.working_days_between(*promised, *expected);
    if (after >= 0)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::expected_before_promised;
    found.reason = plan::reason::forecast_before_baseline;
    found.detail =
        instead_of(plan::in_words(of.item.forecast), plan::in_words(of.item.baseline), after);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::expected_before_promised
