#include "daemon/rules/completion_undated.hpp"

#include "daemon/rules/news.hpp"

#include <algorithm>

namespace remembrancer::rules::completion_undated {
namespace {

/// The day of the plan that completed it, where the day itself is missing.
std::optional<plan::date> completed_by(const plan::item& item) {
    const bool is_undated = item.closed && !item.stopped && !paused(item) &&
                            item.kind == plan::item_kind::milestone && !item.closed_on;
    if (!is_undated || item.known_since >= item.dates_known_since)
        return std::nullopt;
    if (item.rag != plan::rag::complete)
        return item.dates_known_since;
    // A date that is put right after the completion completes nothing. What has its first rating
    // still was complete when it was first seen.
    const auto& rated_on = item.history.rag_changed_on;
    return rated_on ? std::min(item.dates_known_since, *rated_on) : rated_on;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto since = completed_by(of.item);
    if (!in.settings.completion_dates || !is_news(since, in))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::completion_undated;
    found.reason = plan::reason::completion_date_missing;
    found.anchor = since;
    found.bound_to_anchor = true;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return in.settings.completion_dates ? news_wake(completed_by(of.item), in) : std::nullopt;
}

} // namespace remembrancer::rules::completion_undated
