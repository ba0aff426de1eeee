#include "daemon/rules/behind_time.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::date;
using std::chrono::days;
using test::day;

namespace {

const calendar::working_calendar every_day;
const rules::rules_settings settings;

rules::context on(date today) {
    return {today, every_day, settings};
}

/// Of the year 2022.
std::optional<plan::time_used> used_on(date today, int complete, int milestones) {
    return plan::time_used_on(today, day("2022-01-01"), day("2023-01-01"), complete, milestones);
}

} // namespace

TEST_CASE("time used is held against the milestones that are complete") {
    struct row {
        const char* name;
        const char* today;
        int complete;
        int milestones;
        const char* words; ///< empty: none
        bool behind;
        const char* wake; ///< empty: none
    };
    const row rows[] = {
        {"half of the time", "2022-07-01", 38, 179,
         "181 of 365 days used (50%), 38 of 179 milestones closed (21%)", true, "2022-07-05"},
        {"ahead", "2022-07-01", 100, 179,
         "181 of 365 days used (50%), 100 of 179 milestones closed (56%)", false, "2022-07-05"},
        {"ten hundredths behind", "2022-07-01", 4, 10,
         "181 of 365 days used (50%), 4 of 10 milestones closed (40%)", true, "2022-07-05"},
        {"nine hundredths behind", "2022-07-01", 41, 100,
         "181 of 365 days used (50%), 41 of 100 milestones closed (41%)", false, "2022-07-05"},
        {"its first day", "2022-01-01", 0, 10,
         "0 of 365 days used (0%), 0 of 10 milestones closed (0%)", false, "2022-01-03"},
        {"its last day", "2023-01-01", 9, 10,
         "365 of 365 days used (100%), 9 of 10 milestones closed (90%)", true, ""},
        {"long over, all done", "2024-01-01", 10, 10,
         "365 of 365 days used (100%), 10 of 10 milestones closed (100%)", false, ""},
        {"not begun", "2021-12-31", 0, 10, "", false, ""},
        {"no milestones", "2022-07-01", 0, 0, "", false, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const date today = day(r.today);
        const auto used = used_on(today, r.complete, r.milestones);
        CHECK((used ? plan::in_words(*used) : "") == r.words);
        if (!used)
            continue;
        const auto found = rules::behind_time::find(*used, on(today));
        REQUIRE(found.has_value() == r.behind);
        if (found) {
            CHECK(found->rule == plan::rule::behind_time);
            CHECK(found->reason == plan::reason::time_ahead_of_delivery);
            CHECK(found->detail == r.words);
        }
        const auto wake = rules::behind_time::next_wake(*used, on(today));
        CHECK((wake ? plan::to_iso(*wake) : "") == r.wake);
    }
    CHECK_FALSE(plan::time_used_on(day("2022-07-01"), day("2022-01-01"), day("2022-01-01"), 1, 2));
}

TEST_CASE("a programme falls behind its time on the day of a wake") {
    bool was_behind = false;
    int fell = 0;
    auto wake =
        rules::behind_time::next_wake(*used_on(day("2022-01-01"), 3, 10), on(day("2022-01-01")));
    for (date today = day("2022-01-02"); today < day("2023-03-01"); today += days(1)) {
        const auto used = used_on(today, 3, 10);
        REQUIRE(used);
        const bool is_behind = rules::behind_time::find(*used, on(today)).has_value();
        if (is_behind != was_behind) {
            CHECK(wake == today);
            ++fell;
        }
        if (wake == today)
            wake = rules::behind_time::next_wake(*used, on(today));
        REQUIRE((!wake || *wake > today));
        was_behind = is_behind;
    }
    CHECK(fell == 1);
}
