#include "daemon/digest/peak_months.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::month_load;
using test::day;
using loads = std::vector<month_load>;

TEST_CASE("a month that holds half as many again as the mean is a peak, if it holds enough") {
    const month_load october{day("2022-10-01"), 30};
    const month_load november{day("2022-11-01"), 8};
    const month_load december{day("2022-12-01"), 6};
    const month_load january{day("2023-01-01"), 24};
    struct row {
        const char* name;
        loads months;
        int limit;
        loads expected;
    };
    const row rows[] = {
        {"the mean is 17", {october, november, december, january}, 20, {october}},
        {"the mean is 15", {november, december, january, {day("2023-02-01"), 22}}, 20, {january}},
        {"exactly half as many again",
         {{day("2022-10-01"), 30}, {day("2022-11-01"), 10}},
         20,
         {{day("2022-10-01"), 30}}},
        {"not enough", {october, december}, 31, {}},
        {"exactly enough", {october, december}, 30, {october}},
        {"even months", {{day("2022-10-01"), 30}, {day("2022-11-01"), 30}}, 20, {}},
        {"one month alone is no peak", {october}, 20, {}},
        {"no limit", {october, december}, 0, {}},
        {"nothing ahead", {}, 20, {}},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        CHECK(digest::peak_months(each.months, each.limit) == each.expected);
    }
}
