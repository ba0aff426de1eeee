#include "daemon/rules/slipped_in_steps.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date first = 2018y / 11 / 30;

} // namespace

TEST_CASE("small re-casts are said once they add up to twenty days") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const date moved_on = 2018y / 12 / 5;
    const date before = 2018y / 12 / 14;
    const row rows[] = {
        {"twenty days in two steps",
         a_milestone().forecast(2018y / 12 / 20).first_expected(first).moved(before, moved_on, 2),
         "2 re-casts, 20 days in all, from 30 November 2018 to 20 December 2018"},
        {"nineteen",
         a_milestone().forecast(2018y / 12 / 19).first_expected(first).moved(before, moved_on, 2),
         ""},
        {"thirty-one in five",
         a_risk().forecast(2018y / 12 / 31).first_expected(first).moved(before, moved_on, 5),
         "5 re-casts, 31 days in all, from 30 November 2018 to 31 December 2018"},
        {"one step",
         a_milestone().forecast(2019y / 6 / 1).first_expected(first).moved(first, moved_on, 1), ""},
        {"earlier",
         a_milestone().forecast(2018y / 10 / 1).first_expected(first).moved(before, moved_on, 4),
         ""},
        {"never dated before", a_milestone().forecast(2019y / 6 / 1).moved(before, moved_on, 2),
         ""},
        {"now TBC",
         a_milestone().forecast(to_be_confirmed()).first_expected(first).moved(before, moved_on, 2),
         ""},
        {"closed",
         a_milestone()
             .forecast(2019y / 6 / 1)
             .first_expected(first)
             .moved(before, moved_on, 2)
             .closed(),
         ""},
        {"vanished",
         a_milestone()
             .forecast(2019y / 6 / 1)
             .first_expected(first)
             .moved(before, moved_on, 2)
             .vanished(moved_on),
         ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        // However long ago the last step was.
        for (const date today : {moved_on, date(2019y / 12 / 5)}) {
            const auto found = rules::slipped_in_steps::find(ask.subject(), ask.on(today));
            CHECK((found ? found->detail : "") == r.detail);
            CHECK_FALSE(rules::slipped_in_steps::next_wake(ask.subject(), ask.on(today)));
            if (!found)
                continue;
            CHECK(found->rule == plan::rule::slipped_in_steps);
            CHECK(found->reason == plan::reason::small_slips_add_up);
            CHECK_FALSE(found->anchor);
            CHECK_FALSE(found->bound_to_anchor);
        }
    }
}

TEST_CASE("how much steps must add up to is the programme's own choice") {
    asking ask = asking_about(a_milestone()
                                  .forecast(2018y / 12 / 5)
                                  .first_expected(first)
                                  .moved(2018y / 12 / 3, 2018y / 12 / 3, 2));
    CHECK_FALSE(rules::slipped_in_steps::find(ask.subject(), ask.on(first)));
    ask.settings.steps_add_up_days = 5;
    CHECK(rules::slipped_in_steps::find(ask.subject(), ask.on(first)));
}
