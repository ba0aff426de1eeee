#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/round.hpp"
#include "daemon/store/rounds.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_decision;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// Two people chair its board, which meets every second Wednesday.
struct with_board : test::programme_store {
    with_board() {
        put(test::a_person("County chair"));
        put(test::a_person("District chair"));
        put(corporate_board());
        (void)hold("2018-12-03");
    }

    static plan::board corporate_board() {
        return {"Corporate Board",
                {"County chair", "District chair"},
                "fortnightly from 5 December 2018",
                5,
                false,
                0};
    }

    static plan::item adopting(plan::date on = day("2018-12-19")) {
        plan::item decision =
            a_decision().titled("Adopt the plan").in("WS1 Legal").owned_by("Owner").baseline(on);
        decision.boards = {" corporate  board "};
        return decision;
    }

    /// Without the office's list.
    strings told_on(const char* iso_day) {
        strings lines = told_lines(hold_and_send(iso_day));
        std::erase(lines, "Programme office: list");
        return lines;
    }
};

plan::item owned_by_board() {
    return a_milestone()
        .titled("a")
        .in("WS1 Legal")
        .owned_by("Corporate Board")
        .baseline(day("2018-12-04"));
}

} // namespace

TEST_CASE("both chairs hear what their board owns, and one's acknowledgement quiets the other") {
    with_board of;
    const plan::item late = of.put(owned_by_board());
    CHECK(of.told_on("2018-12-05") == strings{"County chair: a@1", "District chair: a@1"});
    plan::pause taken_on;
    taken_on.kind = plan::pause_kind::acknowledgement;
    taken_on.item = late.id;
    taken_on.author = "County chair";
    taken_on.reason = "it is in hand";
    taken_on.from = day("2018-12-05");
    taken_on.until = day("2018-12-12");
    of.pause(taken_on);
    for (const char* quiet : {"2018-12-06", "2018-12-07", "2018-12-11", "2018-12-12"}) {
        CAPTURE(quiet);
        CHECK(of.told_on(quiet).empty());
    }
    CHECK(of.told_on("2018-12-13") == strings{"County chair: a@5", "District chair: a@5",
                                              "Legal manager: a@5", "Legal sponsor: a@5"});
}

TEST_CASE("papers are reminded of before their day and chased after it, until they go") {
    with_board of;
    plan::item decision = of.put(with_board::adopting());
    CHECK(of.told_on("2018-12-05") == strings{"Owner: Adopt the plan@-5 Adopt the plan@-10"});
    CHECK(of.told_on("2018-12-06").empty());
    CHECK(of.told_on("2018-12-10") == strings{"Owner: Adopt the plan@-2"});
    CHECK(of.told_on("2018-12-11").empty());
    CHECK(of.told_on("2018-12-12") == strings{"Owner: Adopt the plan@0 Adopt the plan@-5"});
    CHECK(of.told_on("2018-12-13") == strings{"Legal manager: Adopt the plan@1",
                                              "Owner: Adopt the plan@1",
                                              "Programme office: Adopt the plan@1"});
    decision.papers_on = day("2018-12-14");
    of.change(decision);
    CHECK(of.told_on("2018-12-14") ==
          strings{"Legal manager: Adopt the plan@over", "Programme office: Adopt the plan@over"});
}

TEST_CASE("another day for papers that were late is told by the round that says that it is over") {
    with_board of;
    rounds::person_settings& owner = of.settings.people.emplace_back();
    owner.name = "Owner";
    owner.reminded = rounds::reminders::immediate;
    plan::item decision = of.put(with_board::adopting());
    CHECK(of.told_on("2018-12-13") == strings{"Legal manager: Adopt the plan@1",
                                              "Owner: Adopt the plan@1 Adopt the plan@-5",
                                              "Programme office: Adopt the plan@1"});
    decision.baseline = test::on(day("2019-01-02"));
    of.change(decision);
    store::transaction all(of.db);
    const auto at_once = store::open_round(of.db, rounds::immediate_schedule,
                                           test::at("2018-12-14", std::chrono::hours(15)), {});
    all.commit();
    std::vector<rounds::composed_message> messages;
    rounds::hold_round_now(of.db, of.people, of.shared(), at_once.value(),
                           [&](const rounds::composed& made, const store::round_row&) {
                               std::ranges::copy(made.messages, std::back_inserter(messages));
                           });
    CHECK(told_lines(messages) == strings{"Owner: Adopt the plan@-10"}); // of the date itself
    CHECK(of.told_on("2018-12-17") == strings{"Legal manager: Adopt the plan@over",
                                              "Owner: Adopt the plan@-5",
                                              "Programme office: Adopt the plan@over"});
}

TEST_CASE("those who clear papers hear in turn, and nobody when the papers went") {
    with_board of;
    plan::item decision = with_board::adopting();
    decision.clearance = {"County chair", "District chair"};
    decision = of.put(decision);
    CHECK(of.told_on("2018-12-06") == strings{"County chair: Adopt the plan@-4",
                                              "Owner: Adopt the plan@-4 Adopt the plan@-10"});
    CHECK(of.told_on("2018-12-07").empty());
    SUBCASE("the next hears when the one before has had their days") {
        CHECK(of.told_on("2018-12-10") ==
              strings{"District chair: Adopt the plan@-2", "Owner: Adopt the plan@-2"});
    }
    SUBCASE("the papers went early") {
        decision.papers_on = day("2018-12-07");
        of.change(decision);
        CHECK(of.told_on("2018-12-10") == strings{});
    }
}

TEST_CASE("a changed board wakes what it decides") {
    with_board of;
    of.put(with_board::adopting(day("2019-01-16")));
    CHECK(of.told_on("2018-12-04").empty());
    plan::board board = with_board::corporate_board();
    board.papers_before = 27;
    of.put(board);
    CHECK(of.told_on("2018-12-05") == strings{"Owner: Adopt the plan@0"});
}

TEST_CASE("the boards of a decision are found by name, and an unknown one keeps its place") {
    with_board of;
    rounds::people_cache cache;
    const auto known = cache.read(of.db, of.shared());
    plan::item decision = with_board::adopting();
    decision.boards.emplace_back("Unknown Board");
    const auto path = known->boards_of(decision);
    REQUIRE(path.size() == 2);
    REQUIRE(path[0] != nullptr);
    CHECK(path[0]->board.name == "Corporate Board");
    CHECK(path[0]->days.front() == day("2018-12-05"));
    CHECK(path[1] == nullptr);
    decision.boards.clear();
    CHECK(known->boards_of(decision).empty());
}
