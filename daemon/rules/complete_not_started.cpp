#include "daemon/rules/complete_not_started.hpp"

#include "daemon/rules/news.hpp"
#include "daemon/rules/status_words.hpp"

#include <string_view>

namespace remembrancer::rules::complete_not_started {
namespace {

/// The plan's day with which it was ticked off, or its dates changed. Of what has long been closed
/// nobody wants to hear.
std::optional<plan::date> ticked_off(const plan::item& item) {
    const bool is_ticked = item.closed && item.rag != plan::rag::complete && !paused(item) &&
                           !claim_of_progress(item.status_text).empty();
    return is_ticked ? std::optional(item.dates_known_since) : std::nullopt;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const bool is_rated = of.item.rag == plan::rag::complete;
    if (paused(of.item) || !(is_rated || is_news(ticked_off(of.item), in)))
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

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return news_wake(ticked_off(of.item), in);
}

} // namespace remembrancer::rules::complete_not_started
