#include "daemon/rules/completion_undated.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

asking about(plan::item item) {
    asking ask = asking_about(std::move(item));
    ask.settings.completion_dates = true;
    return ask;
}

const date by_plan = 2018y / 12 / 5;

} // namespace

TEST_CASE("a completion without its day is asked about when it is news") {
    struct row {
        const char* name;
        plan::item item;
        bool expected;
    };
    const date first_plan = 2018y / 11 / 5;
    const auto seen = [&](item_builder milestone) -> item_builder {
        return milestone.known_since(first_plan).dates_known_since(by_plan);
    };
    const date since = 2018y / 11 / 19;
    const auto rated = [&](item_builder milestone) -> item_builder {
        return seen(milestone.rated(plan::rag::complete).closed());
    };
    const row rows[] = {
        {"completed by a later plan", seen(a_milestone().closed()), true},
        {"rated complete by it", rated(a_milestone()).rated_before(plan::rag::green, by_plan),
         true},
        {"rated complete long ago, and another date now",
         rated(a_milestone()).rated_before(plan::rag::green, since), false},
        {"rated complete when first seen, and another date now", rated(a_milestone()), false},
        {"closed by it, and rated complete after it",
         rated(a_milestone()).rated_before(plan::rag::green, 2018y / 12 / 6), true},
        {"complete when first seen",
         a_milestone().closed().known_since(by_plan).dates_known_since(by_plan), false},
        {"dated", seen(a_milestone().closed_on(2018y / 12 / 3)), false},
        {"open", seen(a_milestone()), false},
        {"a risk", seen(a_risk().closed()), false},
        {"an issue", seen(an_issue().closed()), false},
        {"vanished", seen(a_milestone().closed().vanished(by_plan)), false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = about(r.item);
        const auto found = rules::completion_undated::find(ask.subject(), ask.on(by_plan));
        CHECK(found.has_value() == r.expected);
        CHECK(rules::completion_undated::next_wake(ask.subject(), ask.on(by_plan)).has_value() ==
              r.expected);
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::completion_undated);
        CHECK(found->reason == plan::reason::completion_date_missing);
        CHECK(found->anchor == by_plan);
        CHECK(found->bound_to_anchor);
    }
}

TEST_CASE("an undated completion is history after five working days") {
    const asking ask =
        about(a_milestone().closed().known_since(2018y / 11 / 5).dates_known_since(by_plan));
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
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto in = ask.on(r.today);
        CHECK(rules::completion_undated::find(ask.subject(), in).has_value() == r.holds);
        CHECK(rules::completion_undated::next_wake(ask.subject(), in) == r.wake);
    }
}

TEST_CASE("a plan that does not say when things are completed is not asked") {
    asking ask =
        about(a_milestone().closed().known_since(2018y / 11 / 5).dates_known_since(by_plan));
    CHECK(rules::completion_undated::find(ask.subject(), ask.on(by_plan)));
    ask.settings.completion_dates = false;
    CHECK_FALSE(rules::completion_undated::find(ask.subject(), ask.on(by_plan)));
    CHECK_FALSE(rules::completion_undated::next_wake(ask.subject(), ask.on(by_plan)));
}
