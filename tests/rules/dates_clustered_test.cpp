#include "daemon/rules/dates_clustered.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"

#include <random>
#include <utility>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using plan::date;
using plan::load_of;
using rules::cluster_limits;
using std::chrono::days;
using test::day;
using strings = std::vector<std::string>;
using dates = std::vector<std::pair<const char*, int>>;

namespace {

const calendar::working_calendar every_day;

/// A load, asked about with limits on one day after another.
struct asking {
    plan::load load;
    rules::rules_settings settings;

    asking(load_of of, const dates& on, const cluster_limits& limits) {
        load.of = of;
        load.name = "A";
        for (const auto& [iso, items] : on)
            load.on[day(iso)] = items;
        settings.clusters = limits;
    }
    [[nodiscard]] std::vector<plan::cluster> found(date today) const {
        return rules::dates_clustered::find(load, {today, every_day, settings});
    }
    [[nodiscard]] std::optional<date> wake(date today) const {
        return rules::dates_clustered::next_wake(load, {today, every_day, settings});
    }
};

} // namespace

TEST_CASE("a week or a day that holds too much is found, by whose dates they are") {
    const dates new_year{
        {"2018-12-30", 9}, {"2018-12-31", 5}, {"2019-01-02", 3}, {"2019-01-07", 7}};
    const dates march{{"2019-03-04", 3}, {"2019-03-05", 2}, {"2019-03-06", 3}, {"2019-03-13", 2}};
    const cluster_limits none{.programme = 0, .workstream = 0, .owner = 0};
    struct row {
        const char* name;
        load_of of;
        dates on;
        cluster_limits limits;
        const char* today;
        strings expected;
    };
    const row rows[] = {
        {"the New Year's week, whatever day its dates fall on",
         load_of::programme,
         new_year,
         {.programme = 8},
         "2018-12-05",
         {"week_over_limit 2018-12-24: 9 dates in the week of 24 December 2018 on Sunday 30 "
          "December 2018",
          "week_over_limit 2018-12-31: 8 dates in the week of 31 December 2018, 5 of them on "
          "Monday 31 December 2018"}},
        {"what has passed is not counted",
         load_of::programme,
         new_year,
         {.programme = 8},
         "2019-01-01",
         {}},
        {"what is too far ahead is not counted",
         load_of::programme,
         new_year,
         {.programme = 8},
         "2018-11-05",
         {"week_over_limit 2018-12-24: 9 dates in the week of 24 December 2018 on Sunday 30 "
          "December 2018"}},
        {"a workstream's own limit",
         load_of::workstream,
         march,
         {.programme = 1, .workstream = 8, .owner = 1},
         "2019-03-01",
         {"week_over_limit 2019-03-04: 8 dates in the week of 4 March 2019, 3 of them on Monday 4 "
          "March 2019"}},
        {"an owner's own limit, which is not reached",
         load_of::owner,
         march,
         {.programme = 1, .workstream = 1, .owner = 9},
         "2019-03-01",
         {}},
        {"0 is no limit", load_of::programme, march, none, "2019-03-01", {}},
        {"a day in a week that is not full",
         load_of::programme,
         march,
         {.programme = 9, .programme_day = 3},
         "2019-03-01",
         {"day_over_limit 2019-03-04: 3 dates on Monday 4 March 2019",
          "day_over_limit 2019-03-06: 3 dates on Wednesday 6 March 2019"}},
        {"a day that its week names is not named again",
         load_of::programme,
         march,
         {.programme = 8, .programme_day = 3},
         "2019-03-01",
         {"week_over_limit 2019-03-04: 8 dates in the week of 4 March 2019, 3 of them on Monday 4 "
          "March 2019",
          "day_over_limit 2019-03-06: 3 dates on Wednesday 6 March 2019"}},
        {"a workstream's day",
         load_of::workstream,
         march,
         {.workstream = 0, .workstream_day = 3},
         "2019-03-05",
         {"day_over_limit 2019-03-06: 3 dates on Wednesday 6 March 2019"}},
        {"an owner's day",
         load_of::owner,
         march,
         {.owner = 0, .owner_day = 2},
         "2019-03-07",
         {"day_over_limit 2019-03-13: 2 dates on Wednesday 13 March 2019"}},
        {"nothing ahead", load_of::owner, {}, {.owner = 1, .owner_day = 1}, "2019-03-01", {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking of(r.of, r.on, r.limits);
        strings found;
        for (const plan::cluster& each : of.found(day(r.today))) {
            CHECK(each.of == r.of);
            CHECK(each.name == "A");
            CHECK(each.found.rule == plan::rule::dates_clustered);
            CHECK(each.found.bound_to_anchor);
            found.push_back(fmt::format("{} {}: {}", plan::to_text(each.found.reason),
                                        plan::to_iso(*each.found.anchor), each.found.detail));
        }
        CHECK(found == r.expected);
    }
}

TEST_CASE("a cluster has its figures: its week, its dates and its busiest day") {
    const asking of(load_of::owner, {{"2019-03-04", 2}, {"2019-03-06", 3}},
                    {.owner = 5, .owner_day = 2});
    const auto found = of.found(day("2019-03-01"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].monday == day("2019-03-04"));
    CHECK(found[0].items == 5);
    CHECK(found[0].busiest == day("2019-03-06"));
    CHECK(found[0].on_busiest == 3);
    CHECK(found[1].monday == day("2019-03-04"));
    CHECK(found[1].items == 2);
    CHECK(found[1].busiest == day("2019-03-04"));
    CHECK(found[1].on_busiest == 2);
}

TEST_CASE("a load says something new when a date of it comes into sight, or has passed") {
    struct row {
        const char* name;
        dates on;
        cluster_limits limits;
        const char* today;
        const char* wake; ///< empty: none
    };
    const row rows[] = {
        {"comes into sight", {{"2019-03-04", 1}}, {}, "2018-12-05", "2019-01-07"},
        {"is in sight", {{"2019-03-04", 1}}, {}, "2019-01-07", "2019-03-05"},
        {"one before another comes",
         {{"2019-01-10", 1}, {"2019-03-04", 1}},
         {},
         "2019-01-06",
         "2019-01-07"},
        {"one passes before another comes",
         {{"2019-01-10", 1}, {"2019-03-14", 1}},
         {},
         "2019-01-10",
         "2019-01-11"},
        {"has passed", {{"2019-01-10", 1}}, {}, "2019-01-11", ""},
        {"none", {}, {}, "2019-01-11", ""},
        {"no limit", {{"2019-03-04", 1}}, {.programme = 0}, "2018-12-05", ""},
        {"a limit of days alone",
         {{"2019-03-04", 1}},
         {.programme = 0, .programme_day = 1},
         "2018-12-05",
         "2019-01-07"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto wake = asking(load_of::programme, r.on, r.limits).wake(day(r.today));
        CHECK((wake ? plan::to_iso(*wake) : "") == r.wake);
    }
}

TEST_CASE("between two wakes nothing changes that is found of a load") {
    std::mt19937 random(20190304); // NOLINT(bugprone-random-generator-seed)
    const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
    int changes = 0;
    for (int i = 0; i < 60; ++i) {
        CAPTURE(i);
        asking of(static_cast<load_of>(below(3)), {},
                  {1 + below(4), 1 + below(4), 1 + below(4), below(3), below(3), below(3), 0});
        const date start = day("2018-12-05");
        for (int dated = below(30); dated > 0; --dated)
            of.load.on[start + days(below(200))] += 1 + below(3);
        auto found = of.found(start);
        auto wake = of.wake(start);
        for (date today = start + days(1); today < start + days(220); today += days(1)) {
            auto now = of.found(today);
            if (now != found) {
                REQUIRE(wake == today);
                ++changes;
            }
            if (wake == today)
                wake = of.wake(today);
            REQUIRE((!wake || *wake > today));
            found = std::move(now);
        }
        CHECK(found.empty());
    }
    CHECK(changes > 100);
}

TEST_CASE("of many clusters the fullest are kept, of each kind of load by itself") {
    const auto some = [](load_of of, const char* monday, int items) {
        plan::cluster made;
        made.of = of;
        made.monday = day(monday);
        made.items = items;
        return made;
    };
    strings kept;
    for (const plan::cluster& each : rules::dates_clustered::fullest(
             {some(load_of::owner, "2019-01-07", 4), some(load_of::programme, "2019-01-07", 8),
              some(load_of::programme, "2019-01-28", 9), some(load_of::programme, "2019-01-14", 11),
              some(load_of::programme, "2019-01-21", 9)},
             2))
        kept.push_back(fmt::format("{} {} {}", static_cast<int>(each.of), plan::to_iso(each.monday),
                                   each.items));
    CHECK(kept == strings{"0 2019-01-14 11", "0 2019-01-21 9", "2 2019-01-07 4"});
}
