#include "daemon/rules/due_soon.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("a date is near from ten working days before it to the day itself") {
    struct row {
        const char* name;
        date due;
        date today;
        std::optional<plan::reason> expected;
    };
    const auto soon = plan::reason::due_soon;
    const auto now = plan::reason::due_today;
    const row rows[] = {
        {"11 working days before", 2018y / 12 / 14, 2018y / 11 / 29, std::nullopt},
        {"10 working days before", 2018y / 12 / 14, 2018y / 11 / 30, soon},
        {"weekend within", 2018y / 12 / 14, 2018y / 12 / 9, soon},
        {"the day before", 2018y / 12 / 14, 2018y / 12 / 13, soon},
        {"the day", 2018y / 12 / 14, 2018y / 12 / 14, now},
        {"the day after", 2018y / 12 / 14, 2018y / 12 / 15, std::nullopt},
        {"due Saturday, Thursday", 2019y / 3 / 30, 2019y / 3 / 28, soon},
        {"due Saturday, Friday", 2019y / 3 / 30, 2019y / 3 / 29, now},
        {"due Saturday, Saturday", 2019y / 3 / 30, 2019y / 3 / 30, now},
        {"due Saturday, Sunday", 2019y / 3 / 30, 2019y / 3 / 31, std::nullopt},
        {"due Christmas Day, Christmas Eve", 2018y / 12 / 25, 2018y / 12 / 24, now},
        {"across the holidays, 11 before", 2019y / 1 / 2, 2018y / 12 / 13, std::nullopt},
        {"across the holidays, 10 before", 2019y / 1 / 2, 2018y / 12 / 14, soon},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(a_risk().baseline(r.due));
        const auto found = rules::due_soon::find(ask.subject(), ask.on(r.today));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::due_soon);
        CHECK(found->reason == *r.expected);
        CHECK(found->anchor == r.due);
        CHECK(found->bound_to_anchor);
    }
}

TEST_CASE("the effective date counts, and its window fires nothing before its end") {
    const date today = 2018y / 12 / 12;
    struct row {
        const char* name;
        plan::item item;
        std::optional<date> anchor;
    };
    const row rows[] = {
        {"forecast before baseline",
         a_milestone().baseline(2019y / 6 / 1).forecast(2018y / 12 / 14), date(2018y / 12 / 14)},
        {"forecast after baseline", a_milestone().baseline(2018y / 12 / 14).forecast(2019y / 6 / 1),
         std::nullopt},
        {"a month", a_milestone().baseline(between(2018y / 12 / 1, 2018y / 12 / 31)), std::nullopt},
        {"the end of a window", an_issue().baseline(between(2018y / 10 / 1, 2018y / 12 / 20)),
         date(2018y / 12 / 20)},
        {"forecast TBC", a_milestone().baseline(2018y / 12 / 14).forecast(to_be_confirmed()),
         std::nullopt},
        {"forecast unreadable",
         a_milestone().baseline(2018y / 12 / 14).forecast(unreadable("Dec 19")), std::nullopt},
        {"no date", a_milestone(), std::nullopt},
        {"closed", a_milestone().baseline(2018y / 12 / 14).closed(), std::nullopt},
        {"vanished", a_milestone().baseline(2018y / 12 / 14).vanished(2018y / 12 / 10),
         std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::due_soon::find(ask.subject(), ask.on(today));
        CHECK((found ? found->anchor : std::nullopt) == r.anchor);
    }
}

TEST_CASE("it wakes when it opens, when the day has come, and the day after") {
    const asking ask = asking_about(an_issue().baseline(2019y / 3 / 30));
    struct row {
        const char* name;
        date today;
        std::optional<date> expected;
    };
    const row rows[] = {
        {"months before", 2018y / 12 / 5, date(2019y / 3 / 15)},
        {"the day before it opens", 2019y / 3 / 14, date(2019y / 3 / 15)},
        {"the day it opens", 2019y / 3 / 15, date(2019y / 3 / 29)},
        {"the last working day", 2019y / 3 / 29, date(2019y / 3 / 31)},
        {"the day itself", 2019y / 3 / 30, date(2019y / 3 / 31)},
        {"the day after", 2019y / 3 / 31, std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rules::due_soon::next_wake(ask.subject(), ask.on(r.today)) == r.expected);
    }
}

TEST_CASE("the settings move its opening") {
    asking ask = asking_about(a_milestone().baseline(2018y / 12 / 14));
    ask.settings.due_soon_working_days = 3;
    CHECK_FALSE(rules::due_soon::find(ask.subject(), ask.on(2018y / 12 / 10)));
    CHECK(rules::due_soon::find(ask.subject(), ask.on(2018y / 12 / 11)));
    ask.settings.due_soon_working_days = 0;
    CHECK_FALSE(rules::due_soon::find(ask.subject(), ask.on(2018y / 12 / 13)));
    CHECK(rules::due_soon::find(ask.subject(), ask.on(2018y / 12 / 14)));
}
