#include "daemon/digest/time_used.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

TEST_CASE("time used is held against the milestones that are complete") {
    struct row {
        const char* name;
        const char* today;
        int complete;
        int milestones;
        const char* words; ///< empty: none
        bool behind;
    };
    const row rows[] = {
        {"half of the time", "2022-07-01", 38, 179,
         "181 of 365 days used (50%), 38 of 179 milestones closed (21%)", true},
        {"ahead", "2022-07-01", 100, 179,
         "181 of 365 days used (50%), 100 of 179 milestones closed (56%)", false},
        {"ten hundredths behind", "2022-07-01", 4, 10,
         "181 of 365 days used (50%), 4 of 10 milestones closed (40%)", true},
        {"nine hundredths behind", "2022-07-01", 41, 100,
         "181 of 365 days used (50%), 41 of 100 milestones closed (41%)", false},
        {"its first day", "2022-01-01", 0, 10,
         "0 of 365 days used (0%), 0 of 10 milestones closed (0%)", false},
        {"its last day", "2023-01-01", 9, 10,
         "365 of 365 days used (100%), 9 of 10 milestones closed (90%)", true},
        {"long over, all done", "2024-01-01", 10, 10,
         "365 of 365 days used (100%), 10 of 10 milestones closed (100%)", false},
        {"not begun", "2021-12-31", 0, 10, "", false},
        {"no milestones", "2022-07-01", 0, 0, "", false},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        const auto found = digest::time_used_on(day(each.today), day("2022-01-01"),
                                                day("2023-01-01"), each.complete, each.milestones);
        CHECK((found ? digest::in_words(*found) : "") == each.words);
        CHECK((found && digest::is_behind(*found)) == each.behind);
    }
    CHECK_FALSE(
        digest::time_used_on(day("2022-07-01"), day("2022-01-01"), day("2022-01-01"), 1, 2));
}
