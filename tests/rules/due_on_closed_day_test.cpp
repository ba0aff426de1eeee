#include "daemon/rules/due_on_closed_day.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("a day that nobody works is said with its reason and the day to work to") {
    struct row {
        const char* name;
        plan::item item;
        std::optional<plan::reason> expected;
        const char* detail;
    };
    const date saturday = 2019y / 3 / 30;
    const row rows[] = {
        {"a Saturday", a_milestone().baseline(saturday), plan::reason::falls_on_weekend,
         "Saturday 30 March 2019, so work to Friday 29 March 2019"},
        {"Easter Sunday", a_risk().forecast(2019y / 4 / 21), plan::reason::falls_on_weekend,
         "Sunday 21 April 2019, so work to Thursday 18 April 2019"},
        {"Boxing Day", a_milestone().baseline(saturday).forecast(2018y / 12 / 26),
         plan::reason::falls_on_bank_holiday,
         "Wednesday 26 December 2018 is a bank holiday, so work to Monday 24 December 2018"},
        {"a closure", an_issue().baseline(2018y / 12 / 28), plan::reason::falls_on_closure,
         "Friday 28 December 2018 is a day on which the programme is closed, so work to Monday "
         "24 December 2018"},
        {"a working day", a_milestone().baseline(2019y / 4 / 1), std::nullopt, ""},
        {"re-cast to a working day", a_milestone().baseline(saturday).forecast(2019y / 4 / 1),
         std::nullopt, ""},
        {"a month that ends on one", a_milestone().baseline(between(2019y / 3 / 1, 2019y / 3 / 31)),
         std::nullopt, ""},
        {"TBC", a_milestone().baseline(saturday).forecast(to_be_confirmed()), std::nullopt, ""},
        {"no date", a_milestone(), std::nullopt, ""},
        {"past", a_milestone().baseline(2018y / 12 / 1), std::nullopt, ""},
        {"closed", a_milestone().baseline(saturday).closed(), std::nullopt, ""},
        {"vanished", a_milestone().baseline(saturday).vanished(2018y / 12 / 4), std::nullopt, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        ask.calendar = calendar::working_calendar({date(2018y / 12 / 25), date(2018y / 12 / 26),
                                                   date(2019y / 1 / 1), date(2019y / 4 / 19),
                                                   date(2019y / 4 / 22)},
                                                  {{date(2018y / 12 / 26), date(2018y / 12 / 31)}});
        const auto in = ask.on(2018y / 12 / 5);
        const auto found = rules::due_on_closed_day::find(ask.subject(), in);
        REQUIRE(found.has_value() == r.expected.has_value());
        CHECK(rules::due_on_closed_day::next_wake(ask.subject(), in).has_value() ==
              found.has_value());
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::due_on_closed_day);
        CHECK(found->reason == *r.expected);
        CHECK(found->detail == r.detail);
        CHECK_FALSE(found->anchor); // or its ladder would wait for the day itself
    }
}

TEST_CASE("a closed day is said until it comes") {
    const date day = 2019y / 3 / 30;
    const asking ask = asking_about(a_milestone().baseline(day));
    CHECK(rules::due_on_closed_day::find(ask.subject(), ask.on(2019y / 3 / 29)));
    CHECK(rules::due_on_closed_day::next_wake(ask.subject(), ask.on(2019y / 3 / 29)) == day);
    CHECK_FALSE(rules::due_on_closed_day::find(ask.subject(), ask.on(day)));
    CHECK_FALSE(rules::due_on_closed_day::next_wake(ask.subject(), ask.on(day)));
}
