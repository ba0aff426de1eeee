#include "daemon/rules/recast.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date due = 2018y / 11 / 30;
const date by_plan = 2018y / 12 / 5;

} // namespace

TEST_CASE("a re-cast is said with where from, where to, how often and how far in all") {
    struct row {
        const char* name;
        plan::item item;
        std::optional<plan::reason> expected;
        const char* detail;
    };
    const auto later = plan::reason::moved_later;
    const auto earlier = plan::reason::moved_earlier;
    const row rows[] = {
        {"the first", a_milestone().forecast(2018y / 12 / 7).moved(due, by_plan), later,
         "from 30 November 2018 to 7 December 2018, its first re-cast, 7 days later than first "
         "expected"},
        {"the third",
         a_milestone()
             .forecast(2018y / 12 / 7)
             .first_expected(2018y / 11 / 14)
             .moved(due, by_plan, 3),
         later,
         "from 30 November 2018 to 7 December 2018, its third re-cast, 23 days later than first "
         "expected"},
        {"the twelfth",
         a_milestone()
             .forecast(2018y / 12 / 1)
             .first_expected(2018y / 11 / 30)
             .moved(2019y / 1 / 1, by_plan, 12),
         earlier,
         "from 1 January 2019 to 1 December 2018, its 12th re-cast, 1 day later than first "
         "expected"},
        {"earlier", a_risk().forecast(2018y / 11 / 29).moved(due, by_plan), earlier,
         "from 30 November 2018 to 29 November 2018, its first re-cast, 1 day earlier than first "
         "expected"},
        {"back", a_risk().forecast(due).moved(2019y / 1 / 9, by_plan, 2), earlier,
         "from 9 January 2019 to 30 November 2018, its second re-cast, back on the day first "
         "expected"},
        {"another promise", a_milestone().baseline(2018y / 12 / 7).moved(due, by_plan, 0), later,
         "from 30 November 2018 to 7 December 2018, 7 days later than first expected"},
        {"a forecast cleared", a_milestone().baseline(2018y / 12 / 7).moved(due, by_plan, 2), later,
         "from 30 November 2018 to 7 December 2018, 7 days later than first expected"},
        {"by somebody",
         a_milestone().forecast(2018y / 12 / 7).moved(due, by_plan).moved_by("Finance manager"),
         later,
         "from 30 November 2018 to 7 December 2018, its first re-cast, 7 days later than first "
         "expected, re-cast by Finance manager"},
        {"another promise by somebody",
         a_milestone().baseline(2018y / 12 / 7).moved(due, by_plan, 0).moved_by("<b>Jo"), later,
         "from 30 November 2018 to 7 December 2018, 7 days later than first expected, moved by "
         "<b>Jo"},
        {"taken back by TBC", a_milestone().forecast(to_be_confirmed()).moved(due, by_plan),
         std::nullopt, ""},
        {"to where it was", a_milestone().forecast(due).moved(due, by_plan, 2), std::nullopt, ""},
        {"never moved", a_milestone().forecast(2018y / 12 / 7), std::nullopt, ""},
        {"closed", a_milestone().forecast(2018y / 12 / 7).moved(due, by_plan).closed(),
         std::nullopt, ""},
        {"vanished", a_milestone().forecast(2018y / 12 / 7).moved(due, by_plan).vanished(by_plan),
         std::nullopt, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        if (!ask.item.history.first_effective)
            ask.item.history.first_effective = due;
        const auto found = rules::recast::find(ask.subject(), ask.on(by_plan));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::recast);
        CHECK(found->reason == *r.expected);
        CHECK(found->anchor == by_plan);
        CHECK(found->bound_to_anchor);
        CHECK(found->detail == r.detail);
    }
}

TEST_CASE("nothing is said of where it was first expected when that is not known") {
    const asking ask = asking_about(a_milestone().forecast(2018y / 12 / 7).moved(due, by_plan));
    const auto found = rules::recast::find(ask.subject(), ask.on(by_plan));
    REQUIRE(found);
    CHECK(found->detail == "from 30 November 2018 to 7 December 2018, its first re-cast");
}

TEST_CASE("a re-cast is news for five working days after its plan") {
    struct row {
        const char* name;
        date today;
        bool holds;
        std::optional<date> wake;
    };
    const date over = 2018y / 12 / 13;
    const row rows[] = {
        {"the day before its plan", 2018y / 12 / 4, false, by_plan},
        {"its plan's day", by_plan, true, over},
        {"the fifth working day", 2018y / 12 / 12, true, over},
        {"the sixth", over, false, std::nullopt},
        {"long after", 2019y / 12 / 5, false, std::nullopt},
    };
    asking ask = asking_about(a_milestone().forecast(2019y / 1 / 9).moved(due, by_plan));
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rules::recast::find(ask.subject(), ask.on(r.today)).has_value() == r.holds);
        CHECK(rules::recast::next_wake(ask.subject(), ask.on(r.today)) == r.wake);
    }
    ask.item.closed = true;
    CHECK_FALSE(rules::recast::next_wake(ask.subject(), ask.on(by_plan)));
}
