#include "daemon/digest/board_digest.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::digest_part;
using strings = std::vector<std::string>;

namespace {

plan::item a_decision_of(std::int64_t number, const char* board, plan::date day) {
    plan::item item = test::a_decision().numbered(number).titled("Decide").baseline(day);
    item.boards = {board};
    return item;
}

} // namespace

TEST_CASE("a board sees its meetings with their papers over Christmas, and what comes to it") {
    const calendar::working_calendar calendar({2018y / 12 / 25, 2018y / 12 / 26, 2019y / 1 / 1},
                                              {});
    const digest::context in = test::looking_on(calendar);
    plan::board board;
    board.name = "Shadow Executive";
    board.meets = "fortnightly from 5 December 2018";
    board.notice_clear_days = 28;
    const auto meetings = calendar::meetings_of(board, calendar);
    plan::item undated = a_decision_of(3, "shadow executive", 2018y / 11 / 1);
    undated.forecast = test::to_be_confirmed();
    plan::item sent = a_decision_of(4, "Shadow Executive", 2018y / 12 / 5);
    sent.papers_on = 2018y / 11 / 20;
    const plan::digest out = digest::board_digest(
        in, meetings,
        std::vector<plan::item>{a_decision_of(1, "Shadow Executive", 2019y / 1 / 2),
                                a_decision_of(2, "Another board", 2018y / 12 / 19), undated, sent,
                                test::a_promise()
                                    .numbered(5)
                                    .titled("Return")
                                    .baseline(2018y / 12 / 14)
                                    .owned_by("Shadow Executive")},
        {{"Vesting day", 2019y / 4 / 1}});
    CHECK(test::rows_of(out, digest_part::meetings) ==
          strings{"2018-12-05 | 0/0 | 2018-11-28 | -7/-5 | 2018-11-06",
                  "2018-12-19 | 14/10 | 2018-12-12 | 7/5 | 2018-11-20",
                  "2019-01-02 | 28/17 | 2018-12-21 | 16/12 | 2018-12-04",
                  "2019-01-16 | 42/27 | 2019-01-09 | 35/22 | 2018-12-18"});
    CHECK(test::rows_of(out, digest_part::decisions) ==
          strings{
              "Decide | Decision 4 |  |  | 2018-12-05 | 0/0 | 2018-12-05 | 2018-11-28 | ",
              "Decide | Decision 1 |  |  | 2019-01-02 | 28/17 | 2019-01-02 | 2018-12-21 | 16/12"});
    CHECK(test::rows_of(out, digest_part::needs_date) ==
          strings{"Decide | Decision 3 |  |  | 2018-11-01 | TBC"});
    CHECK(test::rows_of(out, digest_part::promises) ==
          strings{"Return | Promise 5 |  | Shadow Executive |  | 2018-12-14 | 9/7"});
    CHECK(test::figures_of(out) ==
          strings{"days_to 117 80 Vesting day 2019-04-01", "to_decide 3", "unconfirmed 1"});
}

TEST_CASE(
    "papers for a board that only agrees first are for its last meeting before the decision") {
    const calendar::working_calendar calendar({2018y / 12 / 25, 2018y / 12 / 26, 2019y / 1 / 1},
                                              {});
    const digest::context in = test::looking_on(calendar);
    plan::board first;
    first.name = "Implementation Group";
    first.meets = "fortnightly from 5 December 2018";
    plan::item decision = a_decision_of(1, "implementation group", 2019y / 1 / 8);
    decision.boards.emplace_back("Shadow Executive");
    const auto decisions_of = [&](plan::board board) {
        return test::rows_of(digest::board_digest(in,
                                                  calendar::meetings_of(std::move(board), calendar),
                                                  std::vector<plan::item>{decision}, {}),
                             digest_part::decisions);
    };
    // Not five working days before 8 January, on which it does not meet, but before the 2nd.
    CHECK(decisions_of(first) ==
          strings{
              "Decide | Decision 1 |  |  | 2019-01-08 | 34/21 | 2019-01-02 | 2018-12-21 | 16/12"});
    plan::board last;
    last.name = "Shadow Executive";
    CHECK(decisions_of(last) ==
          strings{
              "Decide | Decision 1 |  |  | 2019-01-08 | 34/21 | 2019-01-08 | 2018-12-31 | 26/16"});
    first.meets = "fortnightly from 16 January 2019";
    CHECK(decisions_of(first) ==
          strings{"Decide | Decision 1 |  |  | 2019-01-08 | 34/21 |  |  | "});
}

TEST_CASE("what was promised to a board is owed to it, whoever is to bring it") {
    const calendar::working_calendar calendar;
    plan::item promise = test::a_promise()
                             .numbered(5)
                             .titled("Bring back the plan")
                             .baseline(2018y / 12 / 14)
                             .owned_by("Manager");
    promise.boards = {"shadow executive"};
    calendar::board_meetings board;
    board.board.name = "Shadow Executive";
    const plan::digest out = digest::board_digest(test::looking_on(calendar), board,
                                                  std::vector<plan::item>{promise}, {});
    CHECK(test::rows_of(out, digest_part::promises) ==
          strings{"Bring back the plan | Promise 5 |  | Manager |  | 2018-12-14 | 9/7"});
}
