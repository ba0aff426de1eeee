#include "daemon/rules/no_mitigation.hpp"

#include "daemon/base/text.hpp"
#include "daemon/rules/red_without_plan.hpp"

namespace remembrancer::rules::no_mitigation {

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (of.item.kind != plan::item_kind::risk || !is_chased(of.item) ||
        !base::trim(of.item.plan_text).empty() || red_without_plan::find(of, in))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_mitigation;
    found.reason = plan::reason::mitigation_missing;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_mitigation
