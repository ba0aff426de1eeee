#include "daemon/rules/unlikely_year.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/wording.hpp"

#include <algorithm>

namespace remembrancer::rules::unlikely_year {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;
using std::chrono::years;

/// What the settings call likely, and the key dates that bound it.
struct likely {
    const key_date& first;
    const key_date& last;
    plan::date from;
    plan::date until;

    [[nodiscard]] bool holds(plan::date day) const { return from <= day && day <= until; }
};

likely likely_days(const rules_settings& by) {
    const auto [first, last] = std::ranges::minmax_element(by.key_dates, {}, &key_date::day);
    return {*first, *last, first->day - days(by.far_before_key_date_days),
            last->day + days(by.far_from_key_date_days)};
}

std::optional<plan::date> doubted(const plan::plan_date* when, const likely& range) {
    const bool is_day = when != nullptr && when->precision == plan::precision::day && when->by;
    return is_day && !range.holds(*when->by) ? when->by : std::nullopt;
}

/// The same day of the likely year nearest to the typed one. 29 February may have none.
std::optional<plan::date> meant(plan::date typed, const likely& range) {
    const bool is_late = typed > range.until;
    year_month_day same(typed);
    same = year_month_day(is_late ? range.until : range.from).year() / same.month() / same.day();
    for (const years step(is_late ? -1 : 1); true; same += step) {
        const bool is_past = is_late ? same.year() < year_month_day(range.from).year()
                                     : same.year() > year_month_day(range.until).year();
        if (is_past)
            return std::nullopt;
        if (same.ok() && range.holds(same))
            return plan::date(same);
    }
}

std::string in_words(plan::date day, const likely& range) {
    const bool is_late = day > range.until;
    const key_date& key = is_late ? range.last : range.first;
    std::string words = plan::in_words(day) + " is " +
                        counted(is_late ? calendar::days_between(key.day, day)
                                        : calendar::days_between(day, key.day),
                                "day") +
                        (is_late ? " after " : " before ") + key.name;
    if (const auto other = meant(day, range))
        words += ": is " + plan::in_words(*other) + " meant?";
    return words;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (!is_chased(of.item) || in.settings.key_dates.empty())
        return std::nullopt;
    const likely range = likely_days(in.settings);
    auto day = doubted(effective_date(of.item), range);
    if (!day)
        day = doubted(&of.item.baseline, range);
    if (!day)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::unlikely_year;
    found.reason = plan::reason::year_unlikely;
    found.detail = in_words(*day, range);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::unlikely_year
