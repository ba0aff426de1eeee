#include "daemon/rules/fixed_date_moved.hpp"

#include "daemon/rules/news.hpp"

namespace remembrancer::rules::fixed_date_moved {
namespace {

bool is_fixed(const plan::item& item) {
    return is_chased(item) && !item.fixed_by.empty();
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item& item = of.item;
    if (!is_fixed(item) || !is_news(item.history.moved_on, in) || !item.history.moved_from)
        return std::nullopt;
    // One that is taken back has moved nothing.
    const auto now = plan::effective_by(item);
    if (now == item.history.moved_from)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::fixed_date_moved;
    found.reason = plan::reason::fixed_date_changed;
    found.anchor = item.history.moved_on;
    found.bound_to_anchor = true;
    found.detail = "from " + plan::in_words(*item.history.moved_from) + " to " +
                   (now ? plan::in_words(*now) : plan::in_words(item.forecast)) + ", fixed by " +
                   item.fixed_by + moved_by(item);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return is_fixed(of.item) ? news_wake(of.item.history.moved_on, in) : std::nullopt;
}

} // namespace remembrancer::rules::fixed_date_moved
