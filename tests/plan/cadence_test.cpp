#include "daemon/plan/cadence.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("how often something comes is read as people say it") {
    using enum plan::time_unit;
    struct row {
        const char* text;
        plan::duration expected;
    };
    const row rows[] = {
        {"weekly", {1, weeks}},
        {" Weekly. ", {1, weeks}},
        {"Fortnightly", {2, weeks}},
        {"monthly", {1, months}},
        {"QUARTERLY", {3, months}},
        {"annually", {12, months}},
        {"daily", {1, working_days}},
        {"every week", {1, weeks}},
        {"each fortnight", {2, weeks}},
        {"every month", {1, months}},
        {"every 3 weeks", {3, weeks}},
        {"Every three weeks", {3, weeks}},
        {"every 10 working days", {10, working_days}},
        {"6-weekly", {6, weeks}},
        {"four weekly", {4, weeks}},
        {"2 monthly", {2, months}},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(plan::read_cadence(r.text) == r.expected);
    }
}

TEST_CASE("what does not say how often is no cadence") {
    for (const char* text : {"",
                             " ",
                             ".",
                             "every",
                             "every ",
                             "each",
                             "week",
                             "month",
                             "bi-weekly",
                             "biweekly",
                             "as and when",
                             "every 0 weeks",
                             "0-weekly",
                             "every -3 weeks",
                             "every week or so",
                             "3 weeks",
                             "every weekly",
                             "every other Tuesday",
                             "monthlyish",
                             "99999999999-weekly"}) {
        CAPTURE(text);
        CHECK_FALSE(plan::read_cadence(text).has_value());
    }
}
