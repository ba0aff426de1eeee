#include "daemon/calendar/board_meetings.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

const calendar::working_calendar& holidays() {
    static const calendar::working_calendar of{{day("2018-12-25"), day("2018-12-26"),
                                                day("2019-01-01"), day("2019-04-19"),
                                                day("2019-04-22")},
                                               {}};
    return of;
}

plan::board fortnightly() {
    return {"Programme Board", {}, "fortnightly from 5 December 2018", 5, false, 0};
}

} // namespace

TEST_CASE("papers are counted back in working days, or leave clear days between") {
    struct row {
        const char* name;
        int days;
        bool clear;
        const char* meeting;
        const char* deadline;
    };
    const row rows[] = {
        {"five working days", 5, false, "2018-12-19", "2018-12-12"},
        {"without Christmas", 5, false, "2019-01-02", "2018-12-21"},
        {"without Easter", 5, false, "2019-04-24", "2019-04-15"},
        {"from the last working day before a Saturday", 5, false, "2018-12-22", "2018-12-14"},
        {"five clear days", 5, true, "2018-12-19", "2018-12-13"},
        {"clear days count Christmas", 5, true, "2019-01-02", "2018-12-27"},
        {"one clear day", 1, true, "2018-12-19", "2018-12-17"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::board board = fortnightly();
        board.papers_before = r.days;
        board.papers_in_clear_days = r.clear;
        CHECK(calendar::papers_deadline(board, day(r.meeting), holidays()) == day(r.deadline));
        board.papers_before = 0;
        CHECK_FALSE(calendar::papers_deadline(board, day(r.meeting), holidays()));
    }
}

TEST_CASE("notice of 28 clear days for a meeting on the 30th is given on the 1st") {
    plan::board board = fortnightly();
    CHECK_FALSE(calendar::last_day_of_notice(board, day("2018-10-30")));
    board.notice_clear_days = 28;
    CHECK(calendar::last_day_of_notice(board, day("2018-10-30")) == day("2018-10-01"));
    CHECK(calendar::last_day_of_notice(board, day("2019-03-01")) == day("2019-01-31"));
}

TEST_CASE("the meetings around a day are found, and none beyond what is known") {
    const auto of = calendar::meetings_of(fortnightly(), holidays());
    CHECK(of.days.back() < day("2061-01-01"));
    CHECK_FALSE(calendar::last_before(of, day("2018-12-05")));
    CHECK(calendar::last_before(of, day("2018-12-19")) == day("2018-12-05"));
    CHECK(calendar::first_from(of, day("2018-12-19")) == day("2018-12-19"));
    CHECK(calendar::first_from(of, day("2018-12-20")) == day("2019-01-02"));
    CHECK_FALSE(calendar::first_from(of, day("2061-01-01")));
    plan::board daily = fortnightly();
    daily.meets = "when needed";
    CHECK(calendar::meetings_of(daily, holidays()).days.empty());
}

TEST_CASE("a decision in a stretch of days is meant for the last meeting in it") {
    const auto of = calendar::meetings_of(fortnightly(), holidays());
    struct row {
        const char* name;
        plan::item item;
        std::optional<plan::date> expected;
    };
    const row rows[] = {
        {"a day", test::a_decision().baseline(day("2018-12-19")), day("2018-12-19")},
        {"a day without a meeting", test::a_decision().baseline(day("2018-12-20")),
         day("2018-12-20")},
        {"a month",
         test::a_decision().baseline(test::between(day("2018-12-01"), day("2018-12-31"))),
         day("2018-12-19")},
        {"days without a meeting",
         test::a_decision().baseline(test::between(day("2018-12-06"), day("2018-12-18"))),
         day("2018-12-18")},
        {"the forecast goes before the promise",
         test::a_decision().baseline(day("2018-12-19")).forecast(day("2019-01-02")),
         day("2019-01-02")},
        {"to be confirmed",
         test::a_decision().baseline(day("2018-12-19")).forecast(test::to_be_confirmed()),
         std::nullopt},
        {"no date", test::a_decision(), std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(calendar::meeting_for(r.item, of) == r.expected);
    }
}
