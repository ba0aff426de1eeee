#include "daemon/plan/duration.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("how long something takes is read as plans say it") {
    struct row {
        const char* text;
        plan::duration expected;
    };
    using enum plan::time_unit;
    const row rows[] = {
        {"6 months", {6, months}},
        {"20 weeks", {20, weeks}},
        {"90 days", {90, days}},
        {"15 working days", {15, working_days}},
        {"1 day", {1, days}},
        {"0 days", {0, days}},
        {" 3\u00A0wks. ", {3, weeks}},
        {"10d", {10, days}},
        {"4 W", {4, weeks}},
        {"2 yrs", {24, months}},
        {"a month", {1, months}},
        {"One Year", {12, months}},
        {"six-month lead in time", {6, months}},
        {"Twelve weeks' lead-in period", {12, weeks}},
        {"6 months\u2019 lead time", {6, months}},
        {"28 calendar days", {28, days}},
        {"5 business days", {5, working_days}},
        {"36500 days", {36500, days}},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(plan::read_duration(r.text) == r.expected);
    }
}

TEST_CASE("what could mean something else is not read") {
    for (const char* text : {"",
                             " ",
                             "TBC",
                             "6",
                             "months",
                             "6 m",
                             "6-9 months",
                             "1.5 months",
                             "1,5 months",
                             "-6 days",
                             "+6 days",
                             "~6 months",
                             "6 months?",
                             "about 6 months",
                             "6 months or so",
                             "6 working weeks",
                             "6 working",
                             "calendar days",
                             "36501 days",
                             "101 years",
                             "99999999999999999999 days",
                             "6 months 2 weeks",
                             "six\u2013month",
                             "6\0 months",
                             "\xff days",
                             "lead time",
                             "6 days..",
                             "thirteen days"}) {
        CAPTURE(text);
        CHECK_FALSE(plan::read_duration(text));
    }
    CHECK_FALSE(plan::read_duration(std::string_view("6 days\0", 7)));
}

TEST_CASE("one of a unit is said without the s") {
    using enum plan::time_unit;
    CHECK(plan::in_words(plan::duration{6, months}) == "6 months");
    CHECK(plan::in_words(plan::duration{1, working_days}) == "1 working day");
    CHECK(plan::in_words(plan::duration{1, weeks}) == "1 week");
    CHECK(plan::in_words(plan::duration{0, days}) == "0 days");
}
