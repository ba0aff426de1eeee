#include "daemon/rules/no_change_request.hpp"

#include "daemon/rules/slipped.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::no_change_request {

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (!in.settings.change_requests || !of.item.change_request.empty())
        return std::nullopt;
    const auto late = slipped::working_days_late(of, in);
    if (!late)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::no_change_request;
    found.reason = plan::reason::change_request_missing;
    found.detail =
        instead_of(plan::in_words(of.item.forecast), plan::in_words(of.item.baseline), *late);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::no_change_request
