#include "daemon/rules/carried_over.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/news.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::carried_over {

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item& item = of.item;
    const int often = in.settings.carried_over_times;
    if (often == 0 || item.recasts < often || !is_chased(item) ||
        !is_news(item.history.moved_on, in) || !item.history.moved_from)
        return std::nullopt;
    // A moved or uncovered baseline is no re-cast, and would be said by the number of the last one.
    const auto now = item.forecast.by;
    if (!now || *now <= *item.history.moved_from)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::carried_over;
    found.reason = plan::reason::carried_over;
    found.anchor = item.history.moved_on;
    found.bound_to_anchor = true;
    found.detail = "for the " + ordinal(item.recasts) + " time, now to " + plan::in_words(*now);
    if (item.history.first_effective && *now > *item.history.first_effective)
        found.detail +=
            ", " + counted(calendar::days_between(*item.history.first_effective, *now), "day") +
            " later than first expected";
    found.detail += moved_by(item);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return is_chased(of.item) ? news_wake(of.item.history.moved_on, in) : std::nullopt;
}

} // namespace remembrancer::rules::carried_over
