#include "daemon/digest/due_sections.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::digest_part;
using strings = std::vector<std::string>;

TEST_CASE("each item stands in the stretch that holds its date, by date") {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    digest::due_sections due(in, {{digest_part::this_week, 7}, {digest_part::next_week, 14}});
    for (const plan::item& item : std::vector<plan::item>{
             test::a_milestone().numbered(1).titled("Last of the week").baseline(2018y / 12 / 12),
             test::a_milestone().numbered(2).titled("First after").baseline(2018y / 12 / 13),
             test::a_milestone().numbered(3).titled("Today").baseline(2018y / 12 / 5),
             test::a_milestone().numbered(4).titled("Yesterday").baseline(2018y / 12 / 4),
             test::a_milestone().numbered(5).titled("Too far").baseline(2018y / 12 / 20),
             test::a_milestone().numbered(6).titled("Undated"),
             test::a_milestone().numbered(7).titled("Done").baseline(2018y / 12 / 6).closed()})
        due.add(item);
    plan::digest out;
    std::move(due).put_into(out);
    CHECK(test::parts_of(out) == strings{"overdue", "this_week", "next_week"});
    CHECK(test::rows_of(out, digest_part::overdue) ==
          strings{"Yesterday | Milestone 4 |  |  |  | 2018-12-04 | -1/-1"});
    CHECK(test::rows_of(out, digest_part::this_week) ==
          strings{"Today | Milestone 3 |  |  |  | 2018-12-05 | 0/0",
                  "Last of the week | Milestone 1 |  |  |  | 2018-12-12 | 7/5"});
    CHECK(test::rows_of(out, digest_part::next_week) ==
          strings{"First after | Milestone 2 |  |  |  | 2018-12-13 | 8/6"});
}
