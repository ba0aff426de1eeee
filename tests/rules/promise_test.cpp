#include "daemon/rules/evaluate.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;

TEST_CASE("a promise is reminded of before its day and chased after it, and one without is asked") {
    struct row {
        const char* name;
        plan::item item;
        std::vector<plan::reason> expected;
    };
    const plan::date today = 2018y / 6 / 11;
    const row rows[] = {
        {"brought back to a meeting ten working days on",
         a_promise().titled("Implementation Plan").baseline(2018y / 6 / 25),
         {plan::reason::due_soon}},
        {"still open since May",
         a_promise().baseline(between(2018y / 5 / 1, 2018y / 5 / 31)),
         {plan::reason::past_effective_date}},
        {"a condition of the return to green, undated",
         a_promise().titled("Posts filled"),
         {plan::reason::date_missing}},
        {"kept", a_promise().baseline(2018y / 5 / 31).closed(), {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        std::vector<plan::reason> found;
        for (const plan::finding& each : rules::evaluate(ask.subject(), ask.on(today)))
            found.push_back(each.reason);
        CHECK(found == r.expected);
    }
}
