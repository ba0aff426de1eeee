#include "daemon/routing/ladder.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>

namespace remembrancer::routing {
namespace {

using std::chrono::days;

constexpr days one_week{7};

/// How far ahead a week with a working day in it is looked for: ten years.
constexpr int weeks_ahead = 520;

std::optional<occurrence> in_week(plan::date monday, plan::date start,
                                  const calendar::working_calendar& calendar) {
    const plan::date first = calendar.first_working_day_on_or_after(monday);
    if (first >= monday + one_week)
        return std::nullopt;
    return occurrence{calendar.working_days_between(start, first), first};
}

/// How many whole periods of a repeat by working days have passed since the last step.
int periods(const repeat& of, int last_step, int count) {
    return std::max(0, (count - last_step) / std::max(1, of.working_days));
}

occurrence nth(const repeat& of, int n, int last_step, plan::date start,
               const calendar::working_calendar& calendar) {
    const int step = last_step + n * std::max(1, of.working_days);
    return {step, calendar.add_working_days(start, step)};
}

} // namespace

std::optional<occurrence> latest(const repeat& of, int last_step, plan::date start,
                                 plan::date today, const calendar::working_calendar& calendar) {
    if (of.how == repeat::every::working_days) {
        const int n = periods(of, last_step, calendar.working_days_between(start, today));
        if (n == 0)
            return std::nullopt;
        return nth(of, n, last_step, start, calendar);
    }
    for (plan::date monday = calendar::monday_of(today);
         calendar.working_days_between(start, monday + one_week) > last_step; monday -= one_week) {
        const auto found = in_week(monday, start, calendar);
        if (found && found->on <= today && found->step > last_step)
            return found;
    }
    return std::nullopt;
}

std::optional<occurrence> next(const repeat& of, int last_step, plan::date start, plan::date today,
                               const calendar::working_calendar& calendar) {
    if (of.how == repeat::every::working_days) {
        const int n = periods(of, last_step, calendar.working_days_between(start, today));
        return nth(of, n + 1, last_step, start, calendar);
    }
    plan::date monday =
        calendar::monday_of(std::max(today, calendar.add_working_days(start, last_step)));
    for (int week = 0; week < weeks_ahead; ++week, monday += one_week) {
        const auto found = in_week(monday, start, calendar);
        if (found && found->on > today && found->step > last_step)
            return found;
    }
    return std::nullopt;
}

} // namespace remembrancer::routing
