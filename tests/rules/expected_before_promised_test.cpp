#include "daemon/rules/expected_before_promised.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("what is expected at least a working day before it was promised is asked about") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const date promised = 2018y / 12 / 14;
    const plan::plan_date january = between(2019y / 1 / 1, 2019y / 1 / 31);
    const row rows[] = {
        {"a week", a_milestone().baseline(promised).forecast(2018y / 12 / 7),
         "7 December 2018 instead of 14 December 2018, 5 working days earlier"},
        {"a day", a_risk().baseline(promised).forecast(2018y / 12 / 13),
         "13 December 2018 instead of 14 December 2018, 1 working day earlier"},
        {"before a month", a_milestone().baseline(january).forecast(2018y / 12 / 31),
         ""}, // New Year's Day is no working day
        {"well before a month", an_issue().baseline(january).forecast(2018y / 12 / 28),
         "28 December 2018 instead of January 2019, 1 working day earlier"},
        {"within a month", a_milestone().baseline(january).forecast(2019y / 1 / 2), ""},
        {"within the weekend", a_milestone().baseline(2018y / 12 / 16).forecast(2018y / 12 / 14),
         ""},
        {"the same day", a_milestone().baseline(promised).forecast(promised), ""},
        {"later", a_milestone().baseline(promised).forecast(2018y / 12 / 17), ""},
        {"TBC", a_milestone().baseline(promised).forecast(to_be_confirmed()), ""},
        {"nothing promised", a_milestone().forecast(promised), ""},
        {"nothing expected", a_milestone().baseline(promised), ""},
        {"closed", a_milestone().baseline(promised).forecast(2018y / 12 / 7).closed(), ""},
        {"vanished", a_milestone().baseline(promised).forecast(2018y / 12 / 7).vanished(promised),
         ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto in = ask.on(2018y / 12 / 5);
        const auto found = rules::expected_before_promised::find(ask.subject(), in);
        CHECK((found ? found->detail : "") == r.detail);
        CHECK_FALSE(rules::expected_before_promised::next_wake(ask.subject(), in));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::expected_before_promised);
        CHECK(found->reason == plan::reason::forecast_before_baseline);
        CHECK_FALSE(found->anchor);
    }
}
