#include "daemon/rules/likely_duplicate.hpp"

#include "daemon/plan/likeness.hpp"

namespace remembrancer::rules::likely_duplicate {

std::optional<plan::finding> find(const subject& of, const context&) {
    if (of.like == nullptr || !is_chased(of.item))
        return std::nullopt;
    const plan::likeness& other = *of.like;
    plan::finding found;
    found.rule = plan::rule::likely_duplicate;
    found.reason = plan::reason::likely_duplicate;
    found.detail =
        std::string(plan::to_text(other.kind)) + " " + other.ref + ", '" + other.title + "'";
    if (of.item.score && other.score && of.item.score != other.score)
        found.detail += ", which scores " + std::to_string(*other.score) + " and this one " +
                        std::to_string(*of.item.score);
    return found;
}

std::optional<plan::date> next_wake(const subject&, const context&) {
    return std::nullopt;
}

} // namespace remembrancer::rules::likely_duplicate
