#include "daemon/rules/report_late.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/plan/cadence.hpp"
#include "daemon/plan/list_rating.hpp"
#include "daemon/rules/rated_parts.hpp"

#include <algorithm>

namespace remembrancer::rules::report_late {
namespace {

using std::chrono::days;

/// The 31st, a month later: the last day of a shorter one. A month's own last day stays the last.
plan::date months_after(plan::date day, int months) {
    const std::chrono::year_month_day then(day);
    const auto month = then.year() / then.month() + std::chrono::months(months);
    const std::chrono::year_month_day same(month / then.day());
    const bool is_last = plan::date(then.year() / then.month() / std::chrono::last) == day;
    return same.ok() && !is_last ? plan::date(same) : plan::date(month / std::chrono::last);
}

plan::date after(plan::date day, const plan::duration& every, const context& in) {
    switch (every.unit) {
    case plan::time_unit::working_days:
        return in.calendar.add_working_days(day, every.count);
    case plan::time_unit::weeks:
        return day + days(7 * every.count);
    case plan::time_unit::months:
        return months_after(day, every.count);
    case plan::time_unit::days:
        break;
    }
    return day + days(every.count);
}

/// How often the report is due. One whose cadence could not be read is asked about, not chased.
std::optional<plan::duration> cadence_of(const plan::item& item, const rules_settings& settings) {
    if (!item.cadence_text.empty())
        return plan::read_cadence(item.cadence_text);
    if (settings.report_every_days == 0)
        return std::nullopt;
    return plan::duration{settings.report_every_days, plan::time_unit::days};
}

bool is_asked(const plan::item& item, std::string_view field) {
    return std::ranges::find(item.questions, field, &plan::question::field) != item.questions.end();
}

/// What was due, and by which day.
struct due_report {
    plan::date by;
    plan::reason reason;
    std::string detail;
};

std::optional<due_report> report_due(const plan::item& item, const context& in) {
    using plan::reason;
    if (!plan::is_of_period(item.kind) || !is_chased(item))
        return std::nullopt;
    // A measure is asked for where the plan says how often it is counted.
    const bool is_measure = item.kind == plan::item_kind::measure;
    if (is_measure && (item.cadence_text.empty() || !item.reported_on))
        return std::nullopt;
    if (!item.reported_on) {
        if (is_asked(item, "reported_on") || plan::is_rated_in_list(item))
            return std::nullopt;
        return due_report{item.known_since, reason::report_missing,
                          "there is none, while others have reported"};
    }
    if (!is_measure && item.rag == plan::rag::none && rated(item.parts).empty() &&
        !is_asked(item, "parts"))
        return due_report{*item.reported_on, reason::report_missing,
                          "that of " + plan::in_words(*item.reported_on) + " gave no RAG"};
    const auto every = cadence_of(item, in.settings);
    if (!every)
        return std::nullopt;
    const plan::date next = after(*item.reported_on, *every, in);
    return due_report{next, reason::report_late,
                      "the last was of " + plan::in_words(*item.reported_on) +
                          ", the next was due by " + plan::in_words(next)};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto due = report_due(of.item, in);
    if (!due || in.today <= due->by)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::report_late;
    found.reason = due->reason;
    found.anchor = due->by;
    found.detail = due->detail;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto due = report_due(of.item, in);
    return due && in.today <= due->by ? std::optional(due->by + days(1)) : std::nullopt;
}

} // namespace remembrancer::rules::report_late
