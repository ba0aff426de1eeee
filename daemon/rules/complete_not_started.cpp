#include "daemon/rules/complete_not_started.hpp"

#include "daemon/rules/status_words.hpp"

#include <string_view>

namespace remembrancer::rules::complete_not_started {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.rag != plan::rag::complete || paused(of.item))
        return std::nullopt;
    const std::string_view denial = denial_of_start(of.item.status_text);
    if (denial.empty())
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::complete_not_started;
    found.reason = plan::reason::complete_but_not_started;
    found.detail.append("'").append(denial).append("'");
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::complete_not_started
