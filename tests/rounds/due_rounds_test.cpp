#include "daemon/rounds/due_rounds.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/snapshot_builder.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using test::at;
using strings = std::vector<std::string>;

namespace {

strings written(const std::vector<base::instant>& times) {
    strings out;
    for (const base::instant when : times)
        out.push_back(base::to_iso(when));
    return out;
}

struct row {
    const char* name;
    base::instant last;
    base::instant now;
    std::string hold; ///< empty: none
    strings missed;
};

void check(const rounds::schedule& schedule, const row& expected) {
    CAPTURE(expected.name);
    const rounds::due_rounds due =
        rounds::rounds_due(schedule, expected.last, expected.now, test::a_snapshot().calendar);
    CHECK((due.hold ? base::to_iso(*due.hold) : "") == expected.hold);
    CHECK(written(due.missed) == expected.missed);
}

} // namespace

TEST_CASE(
    "the newest time that has passed is held within its catch-up, and all others are missed") {
    const auto last = at("2018-12-05");
    const row rows[] = {
        {"nothing has passed since the last", last, at("2018-12-06", 8h), "", {}},
        {"a minute before its time", last, at("2018-12-06", 8h + 29min), "", {}},
        {"on the dot", last, at("2018-12-06"), "2018-12-06T08:30:00Z", {}},
        {"one millisecond early", last, at("2018-12-06") - 1ms, "", {}},
        {"late, within the catch-up", last, at("2018-12-06", 12h), "2018-12-06T08:30:00Z", {}},
        {"at the very end of the catch-up",
         last,
         at("2018-12-06", 16h + 30min),
         "2018-12-06T08:30:00Z",
         {}},
        {"just after the catch-up",
         last,
         at("2018-12-06", 16h + 30min) + 1ms,
         "",
         {"2018-12-06T08:30:00Z"}},
        {"off for days, on again soon after a time: the weekend has none",
         last,
         at("2018-12-11", 9h),
         "2018-12-11T08:30:00Z",
         {"2018-12-06T08:30:00Z", "2018-12-07T08:30:00Z", "2018-12-10T08:30:00Z"}},
        {"off over the weekend, on again on Sunday",
         last,
         at("2018-12-09", 9h),
         "",
         {"2018-12-06T08:30:00Z", "2018-12-07T08:30:00Z"}},
        {"bank holidays have no rounds",
         at("2018-12-24"),
         at("2018-12-27", 8h + 31min),
         "2018-12-27T08:30:00Z",
         {}},
    };
    for (const row& each : rows)
        check(test::a_schedule(), each);
}

TEST_CASE("a clock that was set back makes no round be held again") {
    const auto last = at("2018-12-05");
    const row rows[] = {
        {"by an hour", last, at("2018-12-05", 7h + 30min), "", {}},
        {"by days", last, at("2018-12-01"), "", {}},
        {"back again at the last round's very time", last, at("2018-12-05"), "", {}},
        {"and past it on the same day", last, at("2018-12-05", 10h), "", {}},
    };
    for (const row& each : rows)
        check(test::a_schedule(), each);
}

TEST_CASE("a schedule with no catch-up is held only on the dot") {
    rounds::schedule strict = test::a_schedule();
    strict.catch_up = 0h;
    check(strict, {"on the dot", at("2018-12-05"), at("2018-12-06"), "2018-12-06T08:30:00Z", {}});
    check(strict, {"a minute later",
                   at("2018-12-05"),
                   at("2018-12-06", 8h + 31min),
                   "",
                   {"2018-12-06T08:30:00Z"}});
}

TEST_CASE("local times stay where they are when the clocks change") {
    const rounds::schedule daily = test::a_schedule(
        "every day",
        {.days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}});
    check(daily, {"into summer time: an hour earlier by UTC",
                  at("2019-03-30"),
                  at("2019-04-01", 9h),
                  "2019-04-01T07:30:00Z",
                  {"2019-03-31T07:30:00Z"}});
    check(daily, {"into winter time: an hour later by UTC",
                  at("2018-10-27"),
                  at("2018-10-29", 9h),
                  "2018-10-29T08:30:00Z",
                  {"2018-10-28T08:30:00Z"}});

    const rounds::schedule at_night = test::a_schedule(
        "night",
        {.days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
         .time = "01:30"});
    const base::instant gap_day = *base::instant_from_iso("2019-03-31T01:30:00Z");
    check(at_night, {"half past one, which the clocks skip, is half past two",
                     at("2019-03-30", 1h + 30min),
                     gap_day,
                     "2019-03-31T01:30:00Z",
                     {}});
    check(at_night,
          {"and does not come before that", at("2019-03-30", 1h + 30min), gap_day - 1s, "", {}});
    const base::instant second_time = *base::instant_from_iso("2018-10-28T01:30:00Z");
    check(at_night, {"half past one, which comes twice, is held the first time",
                     at("2018-10-27", 1h + 30min),
                     second_time - 1h,
                     "2018-10-28T00:30:00Z",
                     {}});
    check(at_night, {"and not the second", second_time - 1h, second_time, "", {}});
}
