#include "daemon/rules/needs_date.hpp"

namespace remembrancer::rules::needs_date {
namespace {

bool may_hold(const plan::item& item) {
    return is_chased(item) && item.baseline.by && plan::forecast_unknown(item);
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (!may_hold(of.item) || in.today <= *of.item.baseline.by)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::needs_date;
    found.reason = of.item.forecast.precision == plan::precision::to_be_confirmed
                       ? plan::reason::forecast_to_be_confirmed
                       : plan::reason::forecast_unreadable;
    found.anchor = of.item.baseline.by;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!may_hold(of.item) || in.today > *of.item.baseline.by)
        return std::nullopt;
    return *of.item.baseline.by + std::chrono::days(1);
}

} // namespace remembrancer::rules::needs_date
