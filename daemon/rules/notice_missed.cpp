#include "daemon/rules/notice_missed.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/rules/decided_at.hpp"
#include "daemon/rules/wording.hpp"

#include <algorithm>

namespace remembrancer::rules::notice_missed {
namespace {

using std::chrono::days;

struct notice {
    const calendar::board_meetings& by;
    plan::date meeting;
    plan::date opens;
    plan::date last_day; ///< on which it can be given

    /// From a notice that is given on a day to the first meeting that may decide.
    [[nodiscard]] days ahead() const { return days(by.board.notice_clear_days + 1); }
};

/// None when it was given in time.
std::optional<notice> notice_of(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead)
        return std::nullopt;
    const auto last_day = calendar::last_day_of_notice(ahead->by.board, ahead->meeting);
    const auto given = of.item.notice_on;
    if (!last_day || (given && *given <= *last_day))
        return std::nullopt;
    // What was given too late needs no reminder.
    const auto opens =
        given ? *last_day + days(1)
              : in.calendar.add_working_days(*last_day, -in.settings.notice_due_working_days);
    return notice{ahead->by, ahead->meeting, opens, *last_day};
}

std::optional<plan::date> earliest_lawful(const notice& of, const plan::item& item,
                                          plan::date today) {
    return calendar::first_from(of.by, item.notice_on.value_or(today) + of.ahead());
}

std::string facts(const notice& of) {
    const plan::board& board = of.by.board;
    return plan::in_words_with_weekday(of.last_day) + ", " +
           counted(board.notice_clear_days, "clear day") + " before " + board.name + " meets on " +
           plan::in_words_with_weekday(of.meeting);
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto due = notice_of(of, in);
    if (!due || in.today < due->opens)
        return std::nullopt;
    const bool is_late = in.today > due->last_day;
    plan::finding found;
    found.rule = plan::rule::notice_missed;
    found.reason = is_late ? plan::reason::notice_too_late : plan::reason::notice_due;
    found.anchor = due->last_day;
    found.bound_to_anchor = !is_late;
    found.detail = facts(*due);
    if (is_late) {
        if (const auto lawful = earliest_lawful(*due, of.item, in.today))
            found.detail += ", so the first meeting that can decide is on " +
                            plan::in_words_with_weekday(*lawful);
    }
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto due = notice_of(of, in);
    if (!due)
        return std::nullopt;
    if (in.today < due->opens)
        return due->opens;
    if (in.today <= due->last_day)
        return due->last_day + days(1);
    const plan::date over = due->meeting + days(1);
    const auto lawful = earliest_lawful(*due, of.item, in.today);
    if (!lawful || of.item.notice_on)
        return over;
    // From then on notice comes too late for that meeting as well.
    return std::min(over, *lawful - due->ahead() + days(1));
}

} // namespace remembrancer::rules::notice_missed
