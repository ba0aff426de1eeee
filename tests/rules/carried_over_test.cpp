#include "daemon/rules/carried_over.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("what is put off again and again is said each further time") {
    const date due = 2018y / 11 / 30;
    const date by_plan = 2018y / 12 / 5;
    struct row {
        const char* name;
        plan::item item;
        int often;
        const char* detail; ///< null: nothing is found
    };
    const row rows[] = {
        {"the third time",
         a_milestone()
             .forecast(2018y / 12 / 14)
             .first_expected(2018y / 11 / 14)
             .moved(due, by_plan, 3),
         3, "for the third time, now to 14 December 2018, 30 days later than first expected"},
        {"the twelfth time, back to the first day",
         a_risk().forecast(2018y / 12 / 14).first_expected(2018y / 12 / 14).moved(due, by_plan, 12),
         3, "for the 12th time, now to 14 December 2018"},
        {"by somebody",
         a_milestone().forecast(2018y / 12 / 14).moved(due, by_plan, 3).moved_by("Jo"), 3,
         "for the third time, now to 14 December 2018, re-cast by Jo"},
        {"the second time", a_milestone().forecast(2018y / 12 / 14).moved(due, by_plan, 2), 3,
         nullptr},
        {"at once", a_milestone().forecast(2018y / 12 / 14).moved(due, by_plan, 1), 1,
         "for the first time, now to 14 December 2018"},
        {"never", a_milestone().forecast(2018y / 12 / 14).moved(due, by_plan, 90), 0, nullptr},
        {"brought forward", a_milestone().forecast(2018y / 11 / 20).moved(due, by_plan, 5), 3,
         nullptr},
        {"no date any more", a_milestone().forecast(to_be_confirmed()).moved(due, by_plan, 5), 3,
         nullptr},
        {"long ago", a_milestone().forecast(2018y / 12 / 14).moved(due, 2018y / 11 / 1, 5), 3,
         nullptr},
        {"the forecast is cleared: no re-cast",
         a_milestone().baseline(2018y / 12 / 14).moved(due, by_plan, 5), 3, nullptr},
        {"closed", a_milestone().forecast(2018y / 12 / 14).moved(due, by_plan, 5).closed(), 3,
         nullptr},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking of = asking_about(r.item);
        of.settings.carried_over_times = r.often;
        const auto found = rules::carried_over::find(of.subject(), of.on(by_plan));
        REQUIRE(found.has_value() == (r.detail != nullptr));
        if (!found)
            continue;
        CHECK(found->reason == plan::reason::carried_over);
        CHECK(found->anchor == by_plan);
        CHECK(found->bound_to_anchor);
        CHECK(found->detail == r.detail);
    }
}
