#include "daemon/calendar/recurrence.hpp"

#include "daemon/base/error.hpp"
#include "daemon/calendar/rule_text.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>
// ical.h uses time_t without declaring it.
#include <ctime>
#include <libical/ical.h>

namespace remembrancer::calendar {
namespace {

using std::chrono::days;

constexpr days horizon{36525};

// Floating: no zone, because zoned iteration drifts after a clock change.
icaltimetype floating(local_time when) {
    const std::chrono::year_month_day ymd(when.day);
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(ymd.year());
    time.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
    time.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    time.hour = static_cast<int>(when.of_day.count() / 60);
    time.minute = static_cast<int>(when.of_day.count() % 60);
    return time;
}

local_time from_floating(const icaltimetype& time) {
    const std::chrono::year_month_day ymd(std::chrono::year(time.year),
                                          std::chrono::month(static_cast<unsigned>(time.month)),
                                          std::chrono::day(static_cast<unsigned>(time.day)));
    return {plan::date(ymd), std::chrono::minutes(60 * time.hour + time.minute)};
}

// The local times of a rule from the day `first` to the day `last`, both included, in order.
std::vector<local_time> expand(const std::string& rule, local_time start, plan::date first,
                               plan::date last) {
    using iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;
    std::vector<local_time> found;
    icalrecurrencetype parsed = icalrecurrencetype_from_string(rule.c_str());
    const icaltimetype end = floating({last, std::chrono::minutes(24 * 60 - 1)});
    // libical looks on for centuries when a rule has no more dates.
    if (parsed.count == 0 &&
        (icaltime_is_null_time(parsed.until) != 0 || icaltime_compare(end, parsed.until) < 0))
        parsed.until = end;
    const iterator walk(icalrecur_iterator_new(parsed, floating(start)), &icalrecur_iterator_free);
    if (!walk)
        return found;
    const local_time from{std::max(first, start.day), std::chrono::minutes(0)};
    // A jump would lose count, so rules with COUNT are walked from their start.
    if (parsed.count == 0 && from > start)
        icalrecur_iterator_set_start(walk.get(), floating(from));
    for (;;) {
        const icaltimetype next = icalrecur_iterator_next(walk.get());
        if (icaltime_is_null_time(next) != 0)
            return found;
        const local_time when = from_floating(next);
        if (when.day > last)
            return found;
        if (when.day >= first)
            found.push_back(when);
    }
}

} // namespace

recurrence::recurrence(std::string_view rule, local_time start, zone where,
                       closed_day_policy on_closed_day)
    : rule_(checked_rule(rule, where)), start_(start), zone_(std::move(where)),
      on_closed_day_(on_closed_day) {
    if (start.day < working_calendar::first_day || start.day > working_calendar::last_day)
        throw base::user_error(base::exit_code::settings,
                               fmt::format("the rule starts on {}; expected a date from 2000 to "
                                           "2100",
                                           plan::to_iso(start.day)));
    for (const days reach : {days(370), horizon})
        if (!expand(rule_, start_, start_.day, start_.day + reach).empty())
            return;
    throw base::user_error(base::exit_code::settings,
                           fmt::format("rrule: \"{}\" never happens from {} on; expected a rule "
                                       "that names a day that exists",
                                       rule_, plan::to_iso(start.day)));
}

std::optional<plan::date> recurrence::worked_day(plan::date day,
                                                 const working_calendar& calendar) const {
    if (on_closed_day_ == closed_day_policy::keep || calendar.is_working_day(day))
        return day;
    if (on_closed_day_ == closed_day_policy::skip)
        return std::nullopt;
    return calendar.first_working_day_on_or_after(day);
}

std::vector<base::instant> recurrence::occurrences(base::instant from, base::instant to,
                                                   const working_calendar& calendar) const {
    std::vector<base::instant> found;
    if (from >= to)
        return found;
    // A day to spare at both ends, because a skipped hour can move a time past midnight; and back
    // over closed days, because what falls on them moves on.
    plan::date first = zone_.today(from) - days(1);
    if (on_closed_day_ == closed_day_policy::next_working_day)
        first = calendar.last_working_day_on_or_before(first - days(1));
    const plan::date last = zone_.today(to) + days(1);
    for (const local_time& when : expand(rule_, start_, first, last)) {
        const auto day = worked_day(when.day, calendar);
        if (!day)
            continue;
        const base::instant at = zone_.to_instant({*day, when.of_day});
        if (at >= from && at < to)
            found.push_back(at);
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

std::vector<plan::date> recurrence::days_between(plan::date first, plan::date last,
                                                 const working_calendar& calendar) const {
    std::vector<plan::date> found;
    const plan::date from = on_closed_day_ == closed_day_policy::next_working_day
                                ? calendar.last_working_day_on_or_before(first - days(1))
                                : first;
    for (const local_time& when : expand(rule_, start_, from, last)) {
        const auto day = worked_day(when.day, calendar);
        if (day && *day >= first && *day <= last)
            found.push_back(*day);
    }
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

std::optional<base::instant> recurrence::next_after(base::instant now,
                                                    const working_calendar& calendar) const {
    // Nothing can be due before the rule starts, so do not search the years until then.
    const base::instant first = zone_.to_instant({start_.day - days(2), std::chrono::minutes(0)});
    const base::instant from = std::max(now + std::chrono::milliseconds(1), first);
    for (const days reach : {days(9), days(370), horizon}) {
        const auto found = occurrences(from, from + reach, calendar);
        if (!found.empty())
            return found.front();
    }
    return std::nullopt;
}

} // namespace remembrancer::calendar
