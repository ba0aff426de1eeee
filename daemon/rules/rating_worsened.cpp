#include "daemon/rules/rating_worsened.hpp"

#include "daemon/rules/news.hpp"

namespace remembrancer::rules::rating_worsened {
namespace {

bool is_on_scale(plan::rag rating) {
    return rating != plan::rag::none && rating != plan::rag::unreadable;
}

// The numbers of the ratings run from the best to the worst.
bool may_hold(const plan::item& item) {
    return item.history.rag_changed_on && is_chased(item) && is_on_scale(item.rag) &&
           is_on_scale(item.history.rag_before) && item.rag > item.history.rag_before;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (!may_hold(of.item) || !is_news(of.item.history.rag_changed_on, in))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::rating_worsened;
    found.reason = of.item.rag == plan::rag::red ? plan::reason::rating_fell_to_red
                                                 : plan::reason::rating_fell;
    found.anchor = of.item.history.rag_changed_on;
    found.bound_to_anchor = true;
    found.detail.append("from ").append(plan::word(of.item.history.rag_before));
    found.detail.append(" to ").append(plan::word(of.item.rag));
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!may_hold(of.item))
        return std::nullopt;
    return news_wake(of.item.history.rag_changed_on, in);
}

} // namespace remembrancer::rules::rating_worsened
