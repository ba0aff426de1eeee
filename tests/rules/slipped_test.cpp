#include "daemon/rules/slipped.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("what is expected later than promised has slipped") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const date promised = 2018y / 11 / 30;
    const plan::plan_date december = between(2018y / 12 / 1, 2018y / 12 / 31);
    const plan::plan_date january = between(2019y / 1 / 1, 2019y / 1 / 31);
    const row rows[] = {
        {"a week", a_milestone().baseline(promised).forecast(2018y / 12 / 7),
         "7 December 2018 instead of 30 November 2018, 5 working days later"},
        {"a day", a_risk().baseline(promised).forecast(2018y / 12 / 3),
         "3 December 2018 instead of 30 November 2018, 1 working day later"},
        {"into the weekend", a_milestone().baseline(promised).forecast(2018y / 12 / 2), ""},
        {"from the weekend", an_issue().baseline(2018y / 12 / 1).forecast(2018y / 12 / 3),
         "3 December 2018 instead of 1 December 2018, 1 working day later"},
        {"over bank holidays alone", a_risk().baseline(2018y / 12 / 24).forecast(2018y / 12 / 26),
         ""},
        {"a month", a_milestone().baseline(december).forecast(january),
         "January 2019 instead of December 2018, 22 working days later"},
        {"within its month", a_milestone().baseline(december).forecast(2018y / 12 / 31), ""},
        {"the same day", a_milestone().baseline(promised).forecast(promised), ""},
        {"earlier", a_milestone().baseline(promised).forecast(2018y / 11 / 1), ""},
        {"TBC", a_milestone().baseline(promised).forecast(to_be_confirmed()), ""},
        {"unreadable", a_milestone().baseline(promised).forecast(unreadable("Dec 19")), ""},
        {"nothing expected", a_milestone().baseline(promised), ""},
        {"nothing promised", a_milestone().forecast(promised), ""},
        {"closed", a_milestone().baseline(promised).forecast(2018y / 12 / 7).closed(), ""},
        {"vanished", a_milestone().baseline(promised).forecast(2018y / 12 / 7).vanished(promised),
         ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        // Whatever day it is.
        for (const date today : {date(2018y / 1 / 1), promised, date(2020y / 1 / 1)}) {
            const auto found = rules::slipped::find(ask.subject(), ask.on(today));
            CHECK((found ? found->detail : "") == r.detail);
            CHECK_FALSE(rules::slipped::next_wake(ask.subject(), ask.on(today)));
            if (!found)
                continue;
            CHECK(found->rule == plan::rule::slipped);
            CHECK(found->reason == plan::reason::slipped_from_baseline);
            CHECK_FALSE(found->anchor);
            CHECK_FALSE(found->bound_to_anchor);
        }
    }
}

TEST_CASE("a programme may take no notice of small slips") {
    asking ask = asking_about(a_milestone().baseline(2018y / 11 / 30).forecast(2018y / 12 / 7));
    const date today = 2018y / 12 / 5;
    ask.settings.slip_working_days = 5;
    CHECK(rules::slipped::find(ask.subject(), ask.on(today)));
    ask.settings.slip_working_days = 6;
    CHECK_FALSE(rules::slipped::find(ask.subject(), ask.on(today)));
    CHECK_FALSE(rules::slipped::working_days_late(ask.subject(), ask.on(today)));
}
