#include "daemon/rules/peak_month.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"

#include <random>
#include <utility>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using plan::date;
using std::chrono::days;
using test::day;
using strings = std::vector<std::string>;
using dates = std::vector<std::pair<const char*, int>>;

namespace {

const calendar::working_calendar every_day;

/// A programme's last days, asked about with a limit on one day after another.
struct asking {
    plan::load load;
    rules::rules_settings settings;

    asking(const dates& on, int limit) {
        for (const auto& [iso, items] : on)
            load.on[day(iso)] = items;
        settings.clusters.month = limit;
    }
    [[nodiscard]] std::vector<plan::finding> found(date today) const {
        return rules::peak_month::find(load, {today, every_day, settings});
    }
    [[nodiscard]] std::optional<date> wake(date today) const {
        return rules::peak_month::next_wake(load, {today, every_day, settings});
    }
};

} // namespace

TEST_CASE("a month that holds half as many again as the mean is a peak, if it holds enough") {
    const char* const october = "30 dates in October 2022, a peak: spread them, or add people";
    const char* const january = "24 dates in January 2023, a peak: spread them, or add people";
    struct row {
        const char* name;
        dates on;
        int limit;
        const char* today;
        strings expected;
    };
    const row rows[] = {
        {"the mean is 17",
         {{"2022-10-03", 10},
          {"2022-10-31", 20},
          {"2022-11-30", 8},
          {"2022-12-01", 6},
          {"2023-01-01", 24}},
         20,
         "2022-09-05",
         {october}},
        {"the mean is 15",
         {{"2022-11-30", 8}, {"2022-12-01", 6}, {"2023-01-01", 24}, {"2023-02-28", 22}},
         20,
         "2022-09-05",
         {january}},
        {"exactly half as many again",
         {{"2022-10-31", 30}, {"2022-11-30", 10}},
         20,
         "2022-09-05",
         {october}},
        {"not enough", {{"2022-10-31", 30}, {"2022-12-01", 6}}, 31, "2022-09-05", {}},
        {"exactly enough", {{"2022-10-31", 30}, {"2022-12-01", 6}}, 30, "2022-09-05", {october}},
        {"even months", {{"2022-10-31", 30}, {"2022-11-30", 30}}, 20, "2022-09-05", {}},
        {"one month alone is no peak", {{"2022-10-31", 30}}, 20, "2022-09-05", {}},
        {"no limit", {{"2022-10-31", 30}, {"2022-12-01", 6}}, 0, "2022-09-05", {}},
        {"nothing ahead", {}, 20, "2022-09-05", {}},
        {"what has passed of this month is not counted",
         {{"2022-10-03", 10}, {"2022-10-31", 20}, {"2022-12-01", 6}},
         21,
         "2022-10-04",
         {}},
        {"the twelfth month is in sight, and the thirteenth is not",
         {{"2022-10-31", 30}, {"2022-11-01", 90}, {"2022-01-31", 10}},
         20,
         "2021-11-30",
         {october}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        strings found;
        for (const plan::finding& each : asking(r.on, r.limit).found(day(r.today))) {
            CHECK(each.rule == plan::rule::peak_month);
            CHECK(each.reason == plan::reason::month_over_limit);
            CHECK(plan::to_iso(*each.anchor).ends_with("-01"));
            found.push_back(each.detail);
        }
        CHECK(found == r.expected);
    }
}

TEST_CASE(
    "a programme says something new of its months when one comes into sight, or a date passes") {
    struct row {
        const char* name;
        dates on;
        int limit;
        const char* today;
        const char* wake; ///< empty: none
    };
    const row rows[] = {
        {"its month comes into sight", {{"2023-01-31", 1}}, 20, "2022-01-31", "2022-02-01"},
        {"it is in sight", {{"2023-01-31", 1}}, 20, "2022-02-01", "2023-02-01"},
        {"one passes before another comes",
         {{"2022-01-30", 1}, {"2023-01-31", 1}},
         20,
         "2022-01-30",
         "2022-01-31"},
        {"all have passed", {{"2022-01-30", 1}}, 20, "2022-01-31", ""},
        {"no limit", {{"2023-01-31", 1}}, 0, "2022-01-31", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto wake = asking(r.on, r.limit).wake(day(r.today));
        CHECK((wake ? plan::to_iso(*wake) : "") == r.wake);
    }
}

TEST_CASE("between two wakes nothing changes that is found of a programme's months") {
    std::mt19937 random(20221031); // NOLINT(bugprone-random-generator-seed)
    const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
    int changes = 0;
    for (int i = 0; i < 30; ++i) {
        CAPTURE(i);
        asking of({}, 1 + below(5));
        const date start = day("2021-12-05");
        for (int dated = below(20); dated > 0; --dated)
            of.load.on[start + days(below(600))] += 1 + below(4);
        auto found = of.found(start);
        auto wake = of.wake(start);
        for (date today = start + days(1); today < start + days(620); today += days(1)) {
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
    }
    CHECK(changes > 50);
}
