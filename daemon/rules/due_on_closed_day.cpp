#include "daemon/rules/due_on_closed_day.hpp"

#include "daemon/calendar/working_calendar.hpp"

namespace remembrancer::rules::due_on_closed_day {
namespace {

using calendar::day_kind;

/// The day to come that is not worked.
std::optional<plan::date> closed_day(const subject& of, const context& in) {
    const plan::plan_date* due = effective_date(of.item);
    if (!is_chased(of.item) || due == nullptr || due->precision != plan::precision::day ||
        in.today >= *due->by || in.calendar.is_working_day(*due->by))
        return std::nullopt;
    return due->by;
}

plan::reason why(day_kind kind) {
    switch (kind) {
    case day_kind::holiday:
        return plan::reason::falls_on_bank_holiday;
    case day_kind::closure:
        return plan::reason::falls_on_closure;
    default:
        return plan::reason::falls_on_weekend;
    }
}

const char* what_it_is(day_kind kind) {
    switch (kind) {
    case day_kind::holiday:
        return " is a bank holiday";
    case day_kind::closure:
        return " is a day on which the programme is closed";
    default:
        return "";
    }
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto day = closed_day(of, in);
    if (!day)
        return std::nullopt;
    const day_kind kind = in.calendar.kind_of(*day);
    plan::finding found;
    found.rule = plan::rule::due_on_closed_day;
    found.reason = why(kind);
    found.detail = plan::in_words_with_weekday(*day) + what_it_is(kind) + ", so work to " +
                   plan::in_words_with_weekday(in.calendar.last_working_day_on_or_before(*day));
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    return closed_day(of, in);
}

} // namespace remembrancer::rules::due_on_closed_day
