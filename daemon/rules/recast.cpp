#include "daemon/rules/recast.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/news.hpp"
#include "daemon/rules/wording.hpp"

#include <cstdlib>

namespace remembrancer::rules::recast {
namespace {

std::string since_first(const plan::item& item, plan::date now) {
    if (!item.history.first_effective)
        return {};
    const int days = calendar::days_between(*item.history.first_effective, now);
    if (days == 0)
        return ", back on the day first expected";
    return ", " + counted(std::abs(days), "day") + (days < 0 ? " earlier" : " later") +
           " than first expected";
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item& item = of.item;
    if (!is_chased(item) || !is_news(item.history.moved_on, in) || !item.history.moved_from)
        return std::nullopt;
    const auto now = plan::effective_by(item);
    if (!now || now == item.history.moved_from)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::recast;
    found.reason =
        *now > *item.history.moved_from ? plan::reason::moved_later : plan::reason::moved_earlier;
    found.anchor = item.history.moved_on;
    found.bound_to_anchor = true;
    found.detail =
        "from " + plan::in_words(*item.history.moved_from) + " to " + plan::in_words(*now);
    if (is_recast(item))
        found.detail += ", its " + ordinal(item.recasts) + " re-cast";
    found.detail += since_first(item, *now) + moved_by(item);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return is_chased(of.item) ? news_wake(of.item.history.moved_on, in) : std::nullopt;
}

} // namespace remembrancer::rules::recast
