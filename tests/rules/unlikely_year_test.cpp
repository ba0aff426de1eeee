#include "daemon/rules/unlikely_year.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("a date far from the key dates is asked about, and another year is proposed") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const row rows[] = {
        {"a year late", a_milestone().forecast(2019y / 11 / 29),
         "29 November 2019 is 242 days after vesting day: is 29 November 2018 meant?"},
        {"the promise", a_milestone().baseline(2019y / 11 / 29).forecast(2018y / 12 / 7),
         "29 November 2019 is 242 days after vesting day: is 29 November 2018 meant?"},
        {"both", a_milestone().baseline(2029y / 3 / 1).forecast(2019y / 11 / 29),
         "29 November 2019 is 242 days after vesting day: is 29 November 2018 meant?"},
        {"a decade late", a_risk().baseline(2029y / 5 / 2),
         "2 May 2029 is 3684 days after vesting day: is 2 May 2019 meant?"},
        {"200 days after", a_milestone().forecast(2019y / 10 / 18), ""},
        {"201 days after", a_milestone().forecast(2019y / 10 / 19),
         "19 October 2019 is 201 days after vesting day: is 19 October 2018 meant?"},
        {"730 days before", a_milestone().forecast(2016y / 12 / 5), ""},
        {"731 days before", a_milestone().forecast(2016y / 12 / 4),
         "4 December 2016 is 731 days before the order: is 4 December 2017 meant?"},
        {"a century early", a_milestone().forecast(1918y / 12 / 7),
         "7 December 1918 is 36523 days before the order: is 7 December 2016 meant?"},
        {"a leap day", a_milestone().forecast(2024y / 2 / 29),
         "29 February 2024 is 1795 days after vesting day"},
        {"a month", a_milestone().forecast(between(2029y / 5 / 1, 2029y / 5 / 31)), ""},
        {"a month, and a promise",
         a_milestone().baseline(2029y / 5 / 2).forecast(between(2019y / 5 / 1, 2019y / 5 / 31)),
         "2 May 2029 is 3684 days after vesting day: is 2 May 2019 meant?"},
        {"TBC, and a promise", a_milestone().baseline(2029y / 5 / 2).forecast(to_be_confirmed()),
         "2 May 2029 is 3684 days after vesting day: is 2 May 2019 meant?"},
        {"no date", a_milestone(), ""},
        {"closed", a_milestone().forecast(2019y / 11 / 29).closed(), ""},
        {"vanished", a_milestone().forecast(2019y / 11 / 29).vanished(2018y / 12 / 4), ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        ask.settings.key_dates = {{"vesting day", 2019y / 4 / 1}, {"the order", 2018y / 12 / 5}};
        const auto in = ask.on(2018y / 12 / 5);
        const auto found = rules::unlikely_year::find(ask.subject(), in);
        CHECK((found ? found->detail : "") == r.detail);
        CHECK_FALSE(rules::unlikely_year::next_wake(ask.subject(), in));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::unlikely_year);
        CHECK(found->reason == plan::reason::year_unlikely);
        CHECK_FALSE(found->anchor);
    }
}

TEST_CASE("without key dates no year is doubted") {
    const asking ask = asking_about(a_milestone().forecast(1066y / 10 / 14));
    CHECK_FALSE(rules::unlikely_year::find(ask.subject(), ask.on(2018y / 12 / 5)));
}

TEST_CASE("how far is far is the programme's own choice, and no unlikely year is proposed") {
    asking ask = asking_about(a_milestone().forecast(2019y / 6 / 1));
    ask.settings.key_dates = {{"vesting day", 2019y / 4 / 1}};
    ask.settings.far_from_key_date_days = 60;
    ask.settings.far_before_key_date_days = 60;
    const auto late = rules::unlikely_year::find(ask.subject(), ask.on(2018y / 12 / 5));
    REQUIRE(late);
    CHECK(late->detail == "1 June 2019 is 61 days after vesting day");
    ask.item = a_milestone().forecast(2019y / 1 / 30);
    const auto early = rules::unlikely_year::find(ask.subject(), ask.on(2018y / 12 / 5));
    REQUIRE(early);
    CHECK(early->detail == "30 January 2019 is 61 days before vesting day");
}
