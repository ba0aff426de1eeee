#include "daemon/calendar/week.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a week begins on its Monday, over the ends of months and years too") {
    struct row {
        const char* name;
        const char* day;
        const char* monday;
    };
    const row rows[] = {
        {"a Monday", "2018-12-03", "2018-12-03"},
        {"a Tuesday", "2018-12-04", "2018-12-03"},
        {"a Sunday", "2018-12-09", "2018-12-03"},
        {"New Year's Day, a Tuesday", "2019-01-01", "2018-12-31"},
        {"a leap day, a Saturday", "2020-02-29", "2020-02-24"},
        {"before 1970, a Sunday", "1969-07-20", "1969-07-14"},
    };
    for (const auto& [name, day, monday] : rows) {
        CAPTURE(name);
        CHECK(calendar::monday_of(plan::date_from_iso(day).value()) ==
              plan::date_from_iso(monday).value());
    }
}
