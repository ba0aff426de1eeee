#include "daemon/rules/rating_unchanged.hpp"

namespace remembrancer::rules::rating_unchanged {
namespace {

bool is_well(plan::rag rating) {
    return rating == plan::rag::green || rating == plan::rag::amber_green;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    const plan::item& item = of.item;
    const plan::item_history& history = item.history;
    if (!is_well(item.rag) || !history.moved_on || !history.moved_from || !is_chased(item))
        return std::nullopt;
    const auto by = plan::effective_by(item);
    const bool moved_later = by && *by > *history.moved_from;
    const bool slips = by && item.baseline.by && *by > *item.baseline.by;
    const bool is_rated_since =
        history.rag_changed_on && *history.rag_changed_on >= *history.moved_on;
    if (!moved_later || !slips || is_rated_since)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::rating_unchanged;
    found.reason = plan::reason::rating_unchanged_while_slipping;
    found.detail.append("still ").append(plan::word(item.rag));
    found.detail +=
        ", moved from " + plan::in_words(*history.moved_from) + " to " + plan::in_words(*by);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::rating_unchanged
