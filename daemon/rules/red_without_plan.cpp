#include "daemon/rules/red_without_plan.hpp"

#include "daemon/base/text.hpp"
#include "daemon/rules/risk_band.hpp"

namespace remembrancer::rules::red_without_plan {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item& item = of.item;
    const bool is_asked = plan::is_in_register(item.kind) ||
                          (in.settings.recovery_plans && !plan::is_of_period(item.kind));
    if (!is_asked || !is_chased(item) || !base::trim(item.plan_text).empty())
        return std::nullopt;
    if (item.rag != plan::rag::red && !in_top_band(item, in.settings))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::red_without_plan;
    found.reason = plan::reason::plan_missing;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::red_without_plan
