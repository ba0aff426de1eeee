#include "daemon/rules/no_review.hpp"

#include "daemon/rules/review.hpp"

namespace remembrancer::rules::no_review {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (!is_never_reviewed(of.item) || !is_chased(of.item))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_review;
    found.reason = plan::reason::review_date_missing;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_review
