#include "daemon/digest/forward_plan.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const plan::date today = 2018y / 12 / 5;

std::string refs(const std::vector<digest::forward_line>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += (text.empty() ? "" : " ") + line.item.ref;
    return text;
}

} // namespace

TEST_CASE("the plan ahead lists overdue, then dated, then undated items, and no closed ones") {
    const std::vector<plan::item> items{
        test::a_milestone().numbered(1),
        test::a_milestone().numbered(2).baseline(2018y / 12 / 20),
        test::a_risk().numbered(3).baseline(2018y / 11 / 12),
        test::an_issue().numbered(4).baseline(2018y / 12 / 7),
        test::a_milestone().numbered(5).baseline(2018y / 12 / 7).closed(),
        test::a_milestone().numbered(6).baseline(2019y / 3 / 29),
        test::a_milestone().numbered(7).baseline(2018y / 12 / 7),
    };
    const calendar::working_calendar calendar;
    const auto lines = digest::forward_plan(items, today, 8, calendar);
    CHECK(refs(lines) == "3 7 4 2 1");
    CHECK(lines[0].days_left == -23);
    CHECK(lines[0].working_days_left == -17);
    CHECK(lines[1].days_left == 2);
    CHECK_FALSE(lines[4].days_left);
    CHECK(refs(digest::forward_plan(items, today, 20, calendar)) == "3 7 4 2 6 1");
}

TEST_CASE("a report and a measure have no date to be kept, and are not in the plan ahead") {
    CHECK(digest::forward_plan({test::a_report().numbered(1), test::a_measure().numbered(2)}, today,
                               8, {})
              .empty());
}

TEST_CASE("an item that has vanished from the plan is not in the plan ahead") {
    plan::item gone = test::a_milestone().numbered(1).baseline(2018y / 12 / 7);
    gone.vanished_on = today;
    CHECK(digest::forward_plan({gone}, today, 8, {}).empty());
}

TEST_CASE(
    "the plan for a board holds the decisions on its path, with the last day for their papers") {
    const calendar::working_calendar calendar(
        {plan::date(2018y / 12 / 25), plan::date(2018y / 12 / 26), plan::date(2019y / 1 / 1)}, {});
    const auto decision = [](int id, plan::date day, std::vector<std::string> boards) {
        plan::item item = test::a_decision().numbered(id).baseline(day);
        item.boards = std::move(boards);
        return item;
    };
    const std::vector<plan::item> items{
        decision(1, 2019y / 1 / 2, {"Programme Board"}),
        decision(2, 2018y / 12 / 19, {"PROGRAMME board", "Executive"}),
        decision(3, 2018y / 12 / 19, {"Executive"}),
        decision(4, 2018y / 12 / 19, {"Programme Board", "Unknown Board"}),
        decision(5, 2018y / 12 / 19, {}),
        test::a_milestone().numbered(6).baseline(2018y / 12 / 19),
    };
    plan::board programme_board{"Programme Board", {}, "", 5, false, 0};
    plan::board executive{"Executive", {}, "", 7, true, 28};
    const std::vector<calendar::board_meetings> known{{programme_board, {}}, {executive, {}}};
    const auto lines = digest::for_board(digest::forward_plan(items, today, 8, calendar),
                                         " programme Board", known, calendar);
    REQUIRE(refs(lines) == "2 4 1");
    CHECK(lines[0].papers == plan::date(2018y / 12 / 11));
    CHECK_FALSE(lines[1].papers);
    CHECK(lines[2].papers == plan::date(2018y / 12 / 21));
    CHECK(digest::for_board(lines, "Nobody", known, calendar).empty());
}
