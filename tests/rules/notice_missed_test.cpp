#include "daemon/rules/notice_missed.hpp"

#include "tests/rules/boards.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

namespace {

/// That is owed to the public 28 clear days before.
plan::board with_notice() {
    plan::board board = programme_board();
    board.notice_clear_days = 28;
    return board;
}

plan::board without_series() {
    plan::board board = with_notice();
    board.meets.clear();
    return board;
}

} // namespace

TEST_CASE("28 clear days of notice before a meeting on the 30th begin on the 1st") {
    const date meeting = 2019y / 1 / 30;
    const date last = 2019y / 1 / 1; // a bank holiday, and yet the last day
    const std::string facts = "Tuesday 1 January 2019, 28 clear days before Programme Board meets "
                              "on Wednesday 30 January 2019";
    const std::string then = ", so the first meeting that can decide is on Wednesday ";
    const plan::item decision = a_decision().baseline(meeting);
    const decision_row rows[] = {
        {"eleven working days before", decision, {with_notice()}, 2018y / 12 / 12, std::nullopt},
        {"ten before, without Christmas",
         decision,
         {with_notice()},
         2018y / 12 / 13,
         reason::notice_due,
         facts,
         last,
         true},
        {"the last day", decision, {with_notice()}, last, reason::notice_due, facts, last, true},
        {"the day after",
         decision,
         {with_notice()},
         2019y / 1 / 2,
         reason::notice_too_late,
         facts + then + "13 February 2019",
         last,
         false},
        {"the last day for that one",
         decision,
         {with_notice()},
         2019y / 1 / 15,
         reason::notice_too_late,
         facts + then + "13 February 2019",
         last,
         false},
        {"too late for that one too",
         decision,
         {with_notice()},
         2019y / 1 / 16,
         reason::notice_too_late,
         facts + then + "27 February 2019",
         last,
         false},
        {"nobody said when it meets",
         decision,
         {without_series()},
         2019y / 1 / 2,
         reason::notice_too_late,
         facts,
         last,
         false},
        {"after the meeting", decision, {with_notice()}, 2019y / 1 / 31, std::nullopt},
    };
    CHECK(check_decisions(plan::rule::notice_missed, rules::notice_missed::find, rows) ==
          std::size(rows));
}

TEST_CASE("notice that was given too late is none") {
    const date meeting = 2019y / 1 / 30;
    const date today = 2019y / 1 / 10;
    const decision_row rows[] = {
        {"in time",
         a_decision().baseline(meeting).notice_given(2019y / 1 / 1),
         {with_notice()},
         today,
         std::nullopt},
        {"a day late",
         a_decision().baseline(meeting).notice_given(2019y / 1 / 2),
         {with_notice()},
         today,
         reason::notice_too_late,
         "Tuesday 1 January 2019, 28 clear days before Programme Board meets on Wednesday 30 "
         "January 2019, so the first meeting that can decide is on Wednesday 13 February 2019",
         date(2019y / 1 / 1),
         false},
        {"planned for too late",
         a_decision().baseline(meeting).notice_given(2019y / 1 / 2),
         {with_notice()},
         2018y / 12 / 31,
         std::nullopt},
        {"none is needed",
         a_decision().baseline(meeting),
         {programme_board()},
         today,
         std::nullopt},
        {"decided", a_decision().baseline(meeting).closed(), {with_notice()}, today, std::nullopt},
    };
    CHECK(check_decisions(plan::rule::notice_missed, rules::notice_missed::find, rows) ==
          std::size(rows));
}
