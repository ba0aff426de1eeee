#include "daemon/rules/papers_due.hpp"

#include "tests/rules/boards.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

namespace {

plan::board asking_for(int papers_before, bool in_clear_days) {
    plan::board board = programme_board();
    board.papers_before = papers_before;
    board.papers_in_clear_days = in_clear_days;
    return board;
}

} // namespace

TEST_CASE("papers are due so many days before the meeting, over Christmas and Easter too") {
    const date meeting = 2018y / 12 / 19;
    const date deadline = 2018y / 12 / 12;
    const std::string facts = "Wednesday 12 December 2018, for the meeting of Programme Board on "
                              "Wednesday 19 December 2018";
    const plan::item decision = a_decision().baseline(meeting);
    const decision_row rows[] = {
        {"six working days before", decision, {programme_board()}, 2018y / 12 / 4, std::nullopt},
        {"five before",
         decision,
         {programme_board()},
         2018y / 12 / 5,
         reason::papers_due,
         facts,
         deadline,
         true},
        {"the day itself",
         decision,
         {programme_board()},
         deadline,
         reason::papers_due,
         facts,
         deadline,
         true},
        {"the day after",
         decision,
         {programme_board()},
         2018y / 12 / 13,
         reason::papers_late,
         facts,
         deadline,
         false},
        {"the day of the meeting",
         decision,
         {programme_board()},
         meeting,
         reason::papers_late,
         facts,
         deadline,
         false},
        {"after it the decision itself is late",
         decision,
         {programme_board()},
         2018y / 12 / 20,
         std::nullopt},
        {"over Christmas",
         a_decision().baseline(2019y / 1 / 2),
         {programme_board()},
         2018y / 12 / 17,
         reason::papers_due,
         "Friday 21 December 2018, for the meeting of Programme Board on Wednesday 2 January 2019",
         date(2018y / 12 / 21),
         true},
        {"over Easter",
         a_decision().baseline(2019y / 4 / 24),
         {programme_board()},
         2019y / 4 / 16,
         reason::papers_late,
         "Monday 15 April 2019, for the meeting of Programme Board on Wednesday 24 April 2019",
         date(2019y / 4 / 15),
         false},
        {"five clear days leave five whole days between",
         decision,
         {asking_for(5, true)},
         2018y / 12 / 12,
         reason::papers_due,
         "Thursday 13 December 2018, for the meeting of Programme Board on Wednesday 19 December "
         "2018",
         date(2018y / 12 / 13),
         true},
        {"a month means its last meeting",
         a_decision().baseline(between(2018y / 12 / 1, 2018y / 12 / 31)),
         {programme_board()},
         2018y / 12 / 12,
         reason::papers_due,
         facts,
         deadline,
         true},
        {"the last board of the path decides",
         decision,
         {executive(), programme_board()},
         deadline,
         reason::papers_due,
         facts,
         deadline,
         true},
    };
    CHECK(check_decisions(plan::rule::papers_due, rules::papers_due::find, rows) ==
          std::size(rows));
}

TEST_CASE("nobody is asked for papers that went, or that no board asks for") {
    const date meeting = 2018y / 12 / 19;
    const date today = 2018y / 12 / 13;
    const plan::item decision = a_decision().baseline(meeting);
    const decision_row rows[] = {
        {"they went",
         a_decision().baseline(meeting).papers_sent(2018y / 12 / 10),
         {programme_board()},
         today,
         std::nullopt},
        {"it asks for none", decision, {asking_for(0, false)}, today, std::nullopt},
        {"no board", decision, {}, today, std::nullopt},
        {"no date", a_decision(), {programme_board()}, today, std::nullopt},
        {"TBC",
         a_decision().baseline(meeting).forecast(to_be_confirmed()),
         {programme_board()},
         today,
         std::nullopt},
        {"decided",
         a_decision().baseline(meeting).closed(),
         {programme_board()},
         today,
         std::nullopt},
        {"vanished",
         a_decision().baseline(meeting).vanished(today),
         {programme_board()},
         today,
         std::nullopt},
        {"no decision", a_milestone().baseline(meeting), {programme_board()}, today, std::nullopt},
    };
    CHECK(check_decisions(plan::rule::papers_due, rules::papers_due::find, rows) ==
          std::size(rows));
    asking unknown_board = asking_about(decision);
    unknown_board.path = {nullptr};
    CHECK_FALSE(rules::papers_due::find(unknown_board.subject(), unknown_board.on(today)));
}

TEST_CASE(
    "a chain of clearance begins early enough for everybody's days, and is said in its order") {
    plan::item decision = a_decision().baseline(2018y / 12 / 19);
    decision.clearance = {"CL", "Legal sponsor", "Finance sponsor"};
    const auto found = [&decision](date today, int each) {
        asking_boards of{decision, {programme_board()}};
        of.ask.settings.clearance_working_days = each;
        return rules::papers_due::find(of.ask.subject(), of.ask.on(today));
    };
    const std::string meeting = "Wednesday 12 December 2018, for the meeting of Programme Board on "
                                "Wednesday 19 December 2018";
    CHECK_FALSE(found(2018y / 12 / 3, 2));
    REQUIRE(found(2018y / 12 / 4, 2));
    CHECK(found(2018y / 12 / 4, 2)->detail ==
          meeting +
              ", to be cleared by CL from 4 December 2018, then Legal sponsor from 6 December "
              "2018, then Finance sponsor from 10 December 2018");
    CHECK(found(2018y / 12 / 4, 2)->anchor == date(2018y / 12 / 12));
    CHECK_FALSE(found(2018y / 12 / 4, 1));
    CHECK(found(2018y / 12 / 5, 1));
    CHECK_FALSE(found(2018y / 12 / 4, 0));
    REQUIRE(found(2018y / 12 / 5, 0));
    CHECK(found(2018y / 12 / 5, 0)->detail == meeting);
    decision.clearance.assign(7, "CL");
    CHECK(found(2018y / 12 / 12, 1)->detail.ends_with("then CL from 7 December 2018, then 2 more"));
    asking_boards of{decision, {programme_board()}};
    of.ask.settings.clearance_working_days = 1;
    CHECK(rules::papers_due::next_wake(of.ask.subject(), of.ask.on(2018y / 11 / 1)) ==
          date(2018y / 12 / 3));
}
