#include "daemon/rules/latest_start.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/plan/duration.hpp"
#include "daemon/rules/status_words.hpp"

namespace remembrancer::rules::latest_start {
namespace {

using std::chrono::days;

/// 31 May less three months is the last day of February.
plan::date months_before(plan::date day, int months) {
    const std::chrono::year_month_day then(day);
    const auto month = then.year() / then.month() - std::chrono::months(months);
    const std::chrono::year_month_day same(month / then.day());
    return same.ok() ? plan::date(same) : plan::date(month / std::chrono::last);
}

plan::date before(plan::date day, const plan::duration& lead, const context& in) {
    switch (lead.unit) {
    case plan::time_unit::working_days:
        return in.calendar.add_working_days(day, -lead.count);
    case plan::time_unit::weeks:
        return day - days(7 * lead.count);
    case plan::time_unit::months:
        return months_before(day, lead.count);
    case plan::time_unit::days:
        break;
    }
    return day - days(lead.count);
}

/// The days that matter of an item that has not started and whose date has not passed.
struct start {
    plan::duration lead;
    plan::date told_from;
    plan::date latest;
    plan::date due;
};

std::optional<start> start_of(const subject& of, const context& in) {
    if (of.item.lead_text.empty() || !is_chased(of.item))
        return std::nullopt;
    const auto due = plan::effective_by(of.item);
    if (!due || in.today > *due)
        return std::nullopt;
    const auto lead = plan::read_duration(of.item.lead_text);
    if (!lead || lead->count == 0 || says_started(of.item))
        return std::nullopt;
    const plan::date latest = before(*due, *lead, in);
    return start{*lead, in.calendar.add_working_days(latest, -in.settings.start_soon_working_days),
                 latest, *due};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto when = start_of(of, in);
    if (!when || in.today < when->told_from)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::latest_start;
    found.reason = in.today <= when->latest ? plan::reason::start_due : plan::reason::start_missed;
    found.anchor = when->latest;
    found.bound_to_anchor = true;
    found.detail = "by " + plan::in_words(when->latest) + ", " + plan::in_words(when->lead) +
                   " before it is due";
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto when = start_of(of, in);
    if (!when)
        return std::nullopt;
    if (in.today < when->told_from)
        return when->told_from;
    return (in.today <= when->latest ? when->latest : when->due) + days(1);
}

} // namespace remembrancer::rules::latest_start
