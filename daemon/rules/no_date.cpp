#include "daemon/rules/no_date.hpp"

namespace remembrancer::rules::no_date {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    using plan::precision;
    const plan::plan_date& forecast = of.item.forecast;
    // TBC alone promises nothing, and needs_date has no baseline to wait for.
    const bool says_nothing =
        forecast.precision == precision::none || forecast.precision == precision::to_be_confirmed;
    const plan::plan_date& baseline = of.item.baseline;
    const bool promised_nothing =
        baseline.precision == precision::none || baseline.precision == precision::to_be_confirmed;
    if (!is_chased(of.item) || plan::is_of_period(of.item.kind) || !promised_nothing ||
        !says_nothing)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_date;
    found.reason = plan::reason::date_missing;
    if (!forecast.text.empty())
        found.detail = "forecast '" + forecast.text + "'";
    else if (!baseline.text.empty())
        found.detail = "baseline '" + baseline.text + "'";
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_date
