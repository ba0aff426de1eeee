#include "daemon/rules/papers_due.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/decided_at.hpp"

namespace remembrancer::rules::papers_due {
namespace {

struct deadline {
    const plan::board& board;
    plan::date meeting;
    plan::date opens;
    plan::date day;
};

std::optional<deadline> deadline_of(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead || of.item.papers_on)
        return std::nullopt;
    const plan::board& board = ahead->by.board;
    const auto day = calendar::papers_deadline(board, ahead->meeting, in.calendar);
    if (!day)
        return std::nullopt;
    const auto opens = in.calendar.add_working_days(*day, -in.settings.papers_due_working_days);
    return deadline{board, ahead->meeting, opens, *day};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto due = deadline_of(of, in);
    if (!due || in.today < due->opens)
        return std::nullopt;
    const bool is_late = in.today > due->day;
    plan::finding found;
    found.rule = plan::rule::papers_due;
    found.reason = is_late ? plan::reason::papers_late : plan::reason::papers_due;
    found.anchor = due->day;
    found.bound_to_anchor = !is_late;
    found.detail = plan::in_words_with_weekday(due->day) + ", for the meeting of " +
                   due->board.name + " on " + plan::in_words_with_weekday(due->meeting);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto due = deadline_of(of, in);
    if (!due)
        return std::nullopt;
    if (in.today < due->opens)
        return due->opens;
    return (in.today <= due->day ? due->day : due->meeting) + std::chrono::days(1);
}

} // namespace remembrancer::rules::papers_due
