#include "daemon/digest/clusters.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using test::day;
using strings = std::vector<std::string>;

namespace {

plan::day_load some(const char* on, int items, std::string workstream = "",
                    std::vector<std::string> owners = {}) {
    return {plan::item_kind::milestone, "",      std::move(workstream),
            std::move(owners),          day(on), items};
}

strings found_in(const std::vector<plan::day_load>& days, const digest::cluster_limits& limits,
                 std::size_t most = 5) {
    const char* const loads[] = {"programme", "workstream", "owner"};
    strings out;
    for (const digest::cluster& each : digest::clusters(days, limits, most))
        out.push_back(each.of_day
                          ? fmt::format("{} {}: {} on {}", loads[static_cast<int>(each.of)],
                                        each.name, each.items, plan::to_iso(each.busiest))
                          : fmt::format("{} {} {}: {}, {} on {}", loads[static_cast<int>(each.of)],
                                        each.name, plan::to_iso(each.monday), each.items,
                                        each.on_busiest, plan::to_iso(each.busiest)));
    return out;
}

} // namespace

TEST_CASE("the New Year's week is a cluster of the programme, whatever day its dates fall on") {
    CHECK(found_in({some("2018-12-30", 9), some("2018-12-31", 5), some("2019-01-02", 3),
                    some("2019-01-07", 7)},
                   {.programme = 8}) == strings{"programme  2018-12-24: 9, 9 on 2018-12-30",
                                                "programme  2018-12-31: 8, 5 on 2018-12-31"});
}

TEST_CASE("workstreams and owners have limits of their own, and 0 is no limit") {
    const std::vector<plan::day_load> week{
        some("2019-03-04", 2, "WS1", {"A", "B"}), some("2019-03-05", 2, "WS1", {"A"}),
        some("2019-03-06", 3, "WS2", {"B"}), some("2019-03-10", 1, "", {})};
    CHECK(found_in(week, {.programme = 9, .workstream = 4, .owner = 5}) ==
          strings{"workstream WS1 2019-03-04: 4, 2 on 2019-03-04",
                  "owner B 2019-03-04: 5, 3 on 2019-03-06"});
    CHECK(found_in(week, {.programme = 0, .workstream = 0, .owner = 4}) ==
          strings{"owner B 2019-03-04: 5, 3 on 2019-03-06",
                  "owner A 2019-03-04: 4, 2 on 2019-03-04"});
    CHECK(found_in(week, {.programme = 8, .workstream = 0, .owner = 0}) ==
          strings{"programme  2019-03-04: 8, 3 on 2019-03-06"});
    CHECK(found_in({}, {.programme = 1, .workstream = 1, .owner = 1}) == strings{});
}

TEST_CASE("a day may hold too much in a week that does not, and is named once") {
    const std::vector<plan::day_load> days{
        some("2019-03-04", 3, "WS1", {"A"}), some("2019-03-05", 2, "WS1", {"A"}),
        some("2019-03-06", 3, "WS2", {"B"}), some("2019-03-13", 2, "WS2", {"B"})};
    CHECK(found_in(days, {.programme = 0, .workstream = 0, .owner = 0, .programme_day = 3}) ==
          strings{"programme : 3 on 2019-03-04", "programme : 3 on 2019-03-06"});
    CHECK(found_in(days, {.programme = 8, .workstream = 0, .owner = 0, .programme_day = 3}) ==
          strings{"programme  2019-03-04: 8, 3 on 2019-03-04", "programme : 3 on 2019-03-06"});
    CHECK(found_in(
              days,
              {.programme = 0, .workstream = 0, .owner = 0, .workstream_day = 3, .owner_day = 2}) ==
          strings{"workstream WS1: 3 on 2019-03-04", "workstream WS2: 3 on 2019-03-06",
                  "owner A: 3 on 2019-03-04", "owner B: 3 on 2019-03-06",
                  "owner A: 2 on 2019-03-05", "owner B: 2 on 2019-03-13"});
}

TEST_CASE("of many full weeks the fullest are named") {
    CHECK(found_in({some("2019-01-07", 8), some("2019-01-14", 11), some("2019-01-21", 9),
                    some("2019-01-28", 9)},
                   {.programme = 8}, 2) == strings{"programme  2019-01-14: 11, 11 on 2019-01-14",
                                                   "programme  2019-01-21: 9, 9 on 2019-01-21"});
}
