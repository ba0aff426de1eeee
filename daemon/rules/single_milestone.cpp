#include "daemon/rules/single_milestone.hpp"

namespace remembrancer::rules::single_milestone {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.kind != plan::item_kind::product || !is_chased(of.item) || !of.milestones ||
        of.milestones->all != 1 || of.milestones->open != 1)
        return std::nullopt;
    const auto end = plan::effective_by(of.item);
    const auto& last = of.milestones->last;
    if (end && (!last || *last < *end))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::single_milestone;
    found.reason = plan::reason::milestone_single;
    found.detail = last ? "on " + plan::in_words(*last) : "without a date";
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::single_milestone
