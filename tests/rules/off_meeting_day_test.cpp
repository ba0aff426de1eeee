#include "daemon/rules/off_meeting_day.hpp"

#include "tests/rules/boards.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

TEST_CASE("a decision on a day on which its board does not meet is said with the meetings around") {
    const date today = 2018y / 12 / 6;
    plan::board unknown = programme_board();
    unknown.meets = "when needed";
    const decision_row rows[] = {
        {"a meeting",
         a_decision().baseline(2018y / 12 / 19),
         {programme_board()},
         today,
         std::nullopt},
        {"the week after",
         a_decision().baseline(2018y / 12 / 12),
         {programme_board()},
         today,
         reason::no_meeting_that_day,
         "Programme Board meets on Wednesday 5 December 2018 before it, and on Wednesday 19 "
         "December 2018 after it"},
        {"Boxing Day, left out",
         a_decision().baseline(2018y / 12 / 26),
         {executive()},
         today,
         reason::no_meeting_that_day,
         "Executive meets on Wednesday 12 December 2018 before it, and on Wednesday 9 January 2019 "
         "after it"},
        {"re-cast to a meeting",
         a_decision().baseline(2018y / 12 / 12).forecast(2019y / 1 / 2),
         {programme_board()},
         today,
         std::nullopt},
        {"a month with meetings",
         a_decision().baseline(between(2018y / 12 / 1, 2018y / 12 / 31)),
         {programme_board()},
         today,
         std::nullopt},
        {"some days without",
         a_decision().baseline(between(2018y / 12 / 10, 2018y / 12 / 14)),
         {programme_board()},
         today,
         reason::no_meeting_that_day,
         "Programme Board meets on Wednesday 5 December 2018 before it, and on Wednesday 19 "
         "December 2018 after it"},
        {"only the board that decides counts",
         a_decision().baseline(2018y / 12 / 12),
         {programme_board(), executive()},
         today,
         std::nullopt},
        {"before the first meeting known",
         a_decision().baseline(2018y / 12 / 4),
         {programme_board()},
         2018y / 12 / 3,
         std::nullopt},
        {"nobody knows when it meets",
         a_decision().baseline(2018y / 12 / 12),
         {unknown},
         today,
         std::nullopt},
        {"past",
         a_decision().baseline(2018y / 12 / 12),
         {programme_board()},
         2018y / 12 / 13,
         std::nullopt},
        {"decided",
         a_decision().baseline(2018y / 12 / 12).closed(),
         {programme_board()},
         today,
         std::nullopt},
    };
    CHECK(check_decisions(plan::rule::off_meeting_day, rules::off_meeting_day::find, rows) ==
          std::size(rows));
}
