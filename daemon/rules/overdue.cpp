#include "daemon/rules/overdue.hpp"

namespace remembrancer::rules::overdue {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto by = plan::effective_by(of.item);
    if (!is_chased(of.item) || !by || in.today <= *by)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::overdue;
    found.reason = of.item.rag == plan::rag::green ? plan::reason::green_but_late
                                                   : plan::reason::past_effective_date;
    found.anchor = by;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto by = plan::effective_by(of.item);
    if (!is_chased(of.item) || !by || in.today > *by)
        return std::nullopt;
    return *by + std::chrono::days(1);
}

} // namespace remembrancer::rules::overdue
