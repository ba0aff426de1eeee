#include "tests/simulation/oracle_days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::oracle;

TEST_CASE("the oracle knows its days") {
    CHECK(day_of(2017, 1, 1) == 0);
    CHECK(iso(day_of(2020, 2, 29)) == "2020-02-29");
    CHECK(iso(day_of(2020, 2, 28) + 2) == "2020-03-01");
    CHECK(in_words(day_of(2019, 12, 2)) == "2 December 2019");
    CHECK(month_end(day_of(2020, 2, 10)) == day_of(2020, 2, 29));
    CHECK(weekday(day_of(2019, 7, 1)) == 0);
    CHECK(weekday(day_of(2020, 2, 29)) == 5);
}

TEST_CASE("the oracle counts working days as the design states them") {
    const work_days england(nation::england_and_wales, {});
    // From Thursday before Easter to the Tuesday after it.
    CHECK(england.between(day_of(2020, 4, 9), day_of(2020, 4, 14)) == 1);
    CHECK_FALSE(england.works(day_of(2020, 5, 8)));
    CHECK(england.works(day_of(2020, 5, 4)));
    CHECK_FALSE(work_days(nation::scotland, {}).works(day_of(2019, 12, 2)));
    CHECK_FALSE(work_days(nation::northern_ireland, {}).works(day_of(2019, 7, 12)));
    CHECK_FALSE(work_days(nation::scotland, {{day_of(2020, 3, 2), day_of(2020, 3, 3)}})
                    .works(day_of(2020, 3, 3)));
    // Offsets before a date count back from the last working day on or before it.
    CHECK(england.after(day_of(2020, 2, 29), -1) == day_of(2020, 2, 27));
    CHECK(england.after(day_of(2020, 2, 29), 0) == day_of(2020, 2, 28));
    CHECK(england.after(day_of(2020, 2, 29), 1) == day_of(2020, 3, 2));
    CHECK(england.is_first_of_week(day_of(2020, 4, 14)));
    CHECK_FALSE(england.is_first_of_week(day_of(2020, 4, 13)));
    CHECK_FALSE(england.is_first_of_week(day_of(2020, 4, 15)));
}

TEST_CASE("months before a day end with a shorter month") {
    CHECK(months_before(day_of(2020, 3, 31), 1) == day_of(2020, 2, 29));
    CHECK(months_before(day_of(2019, 3, 29), 1) == day_of(2019, 2, 28));
    CHECK(months_before(day_of(2020, 2, 29), 12) == day_of(2019, 2, 28));
    CHECK(months_before(day_of(2020, 1, 15), 2) == day_of(2019, 11, 15));
    CHECK(months_before(day_of(2020, 1, 15), 0) == day_of(2020, 1, 15));
}

TEST_CASE("the oracle knows when London changes its clocks") {
    CHECK(london(day_of(2019, 7, 1), 510) == day_of(2019, 7, 1) * 1440LL + 450);
    CHECK(london(day_of(2019, 10, 26), 510) == day_of(2019, 10, 26) * 1440LL + 450);
    CHECK(london(day_of(2019, 10, 27), 510) == day_of(2019, 10, 27) * 1440LL + 510);
    CHECK(london(day_of(2020, 3, 28), 510) == day_of(2020, 3, 28) * 1440LL + 510);
    CHECK(london(day_of(2020, 3, 29), 510) == day_of(2020, 3, 29) * 1440LL + 450);
    CHECK(london(day_of(2020, 4, 1), 0) == day_of(2020, 4, 1) * 1440LL - 60);
    for (const day each : {day_of(2019, 7, 1), day_of(2019, 12, 1), day_of(2020, 3, 29)})
        CHECK(shown_in_london(london(each, 510)) == each * 1440LL + 510);
}
