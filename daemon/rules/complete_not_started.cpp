#include "daemon/rules/complete_not_started.hpp"

#include "daemon/rules/status_words.hpp"

#include <string_view>

namespace remembrancer::rules::complete_not_started {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    const bool is_rated = of.item.rag == plan::rag::complete;
    if (paused(of.item) || !(is_rated || of.item.closed))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::complete_not_started;
    found.reason = plan::reason::complete_but_not_started;
    std::string_view said = is_rated ? denial_of_start(of.item.status_text) : std::string_view();
    if (said.empty()) {
        found.reason = plan::reason::complete_but_under_way;
        said = claim_of_progress(of.item.status_text);
    }
    if (said.empty())
        return std::nullopt;
    found.detail.append("'").append(said).append("'");
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::complete_not_started
