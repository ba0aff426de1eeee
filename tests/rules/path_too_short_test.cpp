#include "daemon/rules/path_too_short.hpp"

#include "tests/rules/boards.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

TEST_CASE("what must be agreed by a board first needs a meeting of it before") {
    const date today = 2018y / 12 / 6;
    const auto on_path = [today](date day) {
        return a_decision().baseline(day).known_since(today);
    };
    plan::board monthly = executive();
    monthly.name = "Shadow Executive";
    monthly.meets = "third Thursday of the month";
    plan::board unknown = executive();
    unknown.meets.clear();
    const decision_row rows[] = {
        {"a meeting of each in turn",
         on_path(2018y / 12 / 20),
         {programme_board(), monthly},
         today,
         std::nullopt},
        {"both would be the same day",
         on_path(2018y / 12 / 19),
         {programme_board(), programme_board()},
         today,
         reason::board_cannot_come_first,
         "Programme Board meets next on Wednesday 19 December 2018, and Programme Board is to "
         "decide on Wednesday 19 December 2018"},
        {"the earlier one meets after",
         on_path(2018y / 12 / 12),
         {programme_board(), executive()},
         today,
         reason::board_cannot_come_first,
         "Programme Board meets next on Wednesday 19 December 2018, and Executive is to decide on "
         "Wednesday 12 December 2018"},
        {"a meeting that it may have been at",
         on_path(2018y / 12 / 12).known_since(2018y / 12 / 5),
         {programme_board(), executive()},
         today,
         std::nullopt},
        {"in the order of the path",
         on_path(2018y / 12 / 20),
         {programme_board(), executive(), monthly},
         today,
         reason::board_cannot_come_first,
         "Executive meets next on Wednesday 9 January 2019, and Shadow Executive is to decide on "
         "Thursday 20 December 2018"},
        {"the other order fits",
         on_path(2018y / 12 / 20),
         {executive(), programme_board(), monthly},
         today,
         std::nullopt},
        {"of the unknown nothing is said",
         on_path(2018y / 12 / 12),
         {unknown, executive()},
         today,
         std::nullopt},
        {"one board alone", on_path(2018y / 12 / 12), {executive()}, today, std::nullopt},
        {"past",
         on_path(2018y / 12 / 12),
         {programme_board(), executive()},
         2018y / 12 / 13,
         std::nullopt},
        {"decided",
         on_path(2018y / 12 / 12).closed(),
         {programme_board(), executive()},
         today,
         std::nullopt},
    };
    CHECK(check_decisions(plan::rule::path_too_short, rules::path_too_short::find, rows) ==
          std::size(rows));
}
