#include "daemon/rules/no_milestones.hpp"

namespace remembrancer::rules::no_milestones {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.kind != plan::item_kind::product || !is_chased(of.item) || !of.milestones ||
        of.milestones->all > 0)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_milestones;
    found.reason = plan::reason::milestones_missing;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_milestones
