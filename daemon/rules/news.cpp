#include "daemon/rules/news.hpp"

#include "daemon/calendar/working_calendar.hpp"

namespace remembrancer::rules {

bool is_news(const std::optional<plan::date>& changed_on, const context& in) {
    return changed_on && in.today >= *changed_on &&
           in.calendar.working_days_between(*changed_on, in.today) <= in.settings.news_working_days;
}

std::optional<plan::date> news_wake(const std::optional<plan::date>& changed_on,
                                    const context& in) {
    if (!changed_on)
        return std::nullopt;
    // A plan may be read as of a day to come.
    if (in.today < *changed_on)
        return changed_on;
    const auto over = in.calendar.add_working_days(*changed_on, in.settings.news_working_days + 1);
    return in.today < over ? std::optional(over) : std::nullopt;
}

bool is_recast(const plan::item& item) {
    return item.forecast.by && item.recasts > 0;
}

std::string moved_by(const plan::item& item) {
    if (item.history.moved_by.empty())
        return {};
    return (is_recast(item) ? ", re-cast by " : ", moved by ") + item.history.moved_by;
}

} // namespace remembrancer::rules
