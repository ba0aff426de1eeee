#include "daemon/rules/needs_date.hpp"
#include "daemon/rules/overdue.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date due = 2018y / 11 / 30;

} // namespace

TEST_CASE("an open item is overdue from the day after its effective date") {
    struct row {
        const char* name;
        plan::item item;
        date today;
        std::optional<plan::reason> expected;
        date anchor;
    };
    const auto late = plan::reason::past_effective_date;
    const auto green = plan::reason::green_but_late;
    const row rows[] = {
        {"the day", a_risk().baseline(due), due, std::nullopt, {}},
        {"the day after, a Saturday", a_risk().baseline(due), 2018y / 12 / 1, late, due},
        {"green", a_milestone().baseline(due).rated(plan::rag::green), 2018y / 12 / 5, green, due},
        {"amber/green", a_milestone().baseline(due).rated(plan::rag::amber_green), 2018y / 12 / 5,
         late, due},
        {"red", a_milestone().baseline(due).rated(plan::rag::red), 2018y / 12 / 5, late, due},
        {"re-cast",
         a_milestone().baseline(due).forecast(2019y / 1 / 9),
         2018y / 12 / 5,
         std::nullopt,
         {}},
        {"forecast earlier than promised", a_milestone().baseline(2019y / 1 / 9).forecast(due),
         2018y / 12 / 5, late, due},
        {"within the window",
         an_issue().baseline(between(2018y / 12 / 1, 2018y / 12 / 31)),
         2018y / 12 / 31,
         std::nullopt,
         {}},
        {"TBC",
         a_milestone().baseline(due).forecast(to_be_confirmed()),
         2018y / 12 / 5,
         std::nullopt,
         {}},
        {"closed", a_milestone().baseline(due).closed(), 2018y / 12 / 5, std::nullopt, {}},
        {"vanished",
         a_milestone().baseline(due).vanished(2018y / 12 / 4),
         2018y / 12 / 5,
         std::nullopt,
         {}},
        {"no date", a_milestone(), 2018y / 12 / 5, std::nullopt, {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::overdue::find(ask.subject(), ask.on(r.today));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::overdue);
        CHECK(found->reason == *r.expected);
        CHECK(found->anchor == r.anchor);
        CHECK_FALSE(found->bound_to_anchor);
    }
}

TEST_CASE("typing TBC does not silence an item whose promised date has passed") {
    struct row {
        const char* name;
        plan::item item;
        date today;
        std::optional<plan::reason> expected;
    };
    const auto tbc = plan::reason::forecast_to_be_confirmed;
    const auto odd = plan::reason::forecast_unreadable;
    const date later = 2018y / 12 / 5;
    const row rows[] = {
        {"TBC", a_milestone().baseline(due).forecast(to_be_confirmed()), later, tbc},
        {"TBA", a_milestone().baseline(due).forecast(to_be_confirmed("TBA")), later, tbc},
        {"unreadable", a_milestone().baseline(due).forecast(unreadable("Dec 19")), later, odd},
        {"on the promised day", a_milestone().baseline(due).forecast(to_be_confirmed()), due,
         std::nullopt},
        {"the day after", a_milestone().baseline(due).forecast(to_be_confirmed()), 2018y / 12 / 1,
         tbc},
        {"blank forecast is overdue's", a_milestone().baseline(due), later, std::nullopt},
        {"nothing promised", a_milestone().forecast(to_be_confirmed()), later, std::nullopt},
        {"closed", a_milestone().baseline(due).forecast(to_be_confirmed()).closed(), later,
         std::nullopt},
        {"vanished", a_milestone().baseline(due).forecast(to_be_confirmed()).vanished(due), later,
         std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::needs_date::find(ask.subject(), ask.on(r.today));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::needs_date);
        CHECK(found->reason == *r.expected);
        CHECK(found->anchor == due);
        CHECK_FALSE(found->bound_to_anchor);
    }
}

TEST_CASE("lateness wakes once, the day after the date") {
    const asking dated = asking_about(a_milestone().baseline(due));
    CHECK(rules::overdue::next_wake(dated.subject(), dated.on(2018y / 11 / 1)) ==
          date(2018y / 12 / 1));
    CHECK(rules::overdue::next_wake(dated.subject(), dated.on(due)) == date(2018y / 12 / 1));
    CHECK_FALSE(rules::overdue::next_wake(dated.subject(), dated.on(2018y / 12 / 1)));
    CHECK_FALSE(rules::needs_date::next_wake(dated.subject(), dated.on(due)));

    const asking unknown = asking_about(a_milestone().baseline(due).forecast(to_be_confirmed()));
    CHECK(rules::needs_date::next_wake(unknown.subject(), unknown.on(due)) == date(2018y / 12 / 1));
    CHECK_FALSE(rules::needs_date::next_wake(unknown.subject(), unknown.on(2018y / 12 / 1)));
    CHECK_FALSE(rules::overdue::next_wake(unknown.subject(), unknown.on(due)));
}
