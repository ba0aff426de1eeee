#include "daemon/rules/amber_without_date.hpp"

namespace remembrancer::rules::amber_without_date {
namespace {

bool may_hold(const plan::item& item) {
    const bool is_amber = item.rag == plan::rag::amber || item.rag == plan::rag::amber_green ||
                          item.rag == plan::rag::amber_red;
    return is_amber && is_chased(item) && item.baseline.by &&
           item.forecast.precision == plan::precision::none;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (!may_hold(of.item) || in.today <= *of.item.baseline.by)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::amber_without_date;
    found.reason = plan::reason::amber_without_new_date;
    found.anchor = of.item.baseline.by;
    found.detail = "promised for " + plan::in_words(of.item.baseline);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!may_hold(of.item) || in.today > *of.item.baseline.by)
        return std::nullopt;
    return *of.item.baseline.by + std::chrono::days(1);
}

} // namespace remembrancer::rules::amber_without_date
