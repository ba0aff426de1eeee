#include "tests/routing/programme.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using strings = std::vector<std::string>;

namespace {

std::vector<plan::board> boards() {
    return {
        {"Place Board", {"Legal sponsor"}, "", 5, false, 0}, // has a contact of its own
        {"Corporate Board", {"Legal sponsor", "Finance sponsor"}, "", 5, false, 0},
        {"Half Board", {"Legal sponsor", "Nobody Known"}, "", 5, false, 0},
        {"Lost Board", {"Nobody Known"}, "", 5, false, 0},
        {"Empty Board", {}, "", 5, false, 0},
        {"TBA", {"Legal sponsor"}, "", 5, false, 0},
    };
}

strings listed(std::span<const std::string> names) {
    return {names.begin(), names.end()};
}

} // namespace

TEST_CASE("a board that owns something is its own contact, else its chairs, else for the office") {
    struct row {
        const char* name;
        strings owners;
        strings principals;
        strings unresolved;
    };
    const row rows[] = {
        {"a contact of its own", {"Place Board"}, {"Place Board"}, {}},
        {"two co-chairs", {"Corporate Board"}, {"Legal sponsor", "Finance sponsor"}, {}},
        {"as typed", {" corporate  BOARD"}, {"Legal sponsor", "Finance sponsor"}, {}},
        {"one of them is known", {"Half Board"}, {"Legal sponsor"}, {"Nobody Known"}},
        {"none of them is", {"Lost Board"}, {}, {"Lost Board"}},
        {"no chair", {"Empty Board"}, {}, {"Empty Board"}},
        {"nobody is no board", {"TBA"}, {}, {"TBA"}},
        {"beside somebody else, each once",
         {"Legal sponsor", "Corporate Board"},
         {"Legal sponsor", "Finance sponsor"},
         {}},
        {"beside somebody else, unknown", {"CL", "Lost Board"}, {"CL"}, {"Lost Board"}},
    };
    const routing::directory people(contacts(), workstreams(), {}, {}, boards());
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::item item = a_milestone();
        item.owners = r.owners;
        const auto found = people.owners_of(item);
        CHECK(listed(found.principals) == r.principals);
        CHECK(listed(found.unresolved) == r.unresolved);
    }
}

TEST_CASE("what a board without known chairs owns is told to the programme office") {
    const routing::directory people(contacts(), workstreams(), {}, {}, boards());
    const auto holders = people.holders(plan::role::owner, a_milestone().owned_by("Lost Board"));
    REQUIRE(holders.size() == 1);
    CHECK(people.stand_in(holders.front(), {}, {}).recipient == "Programme office");
    CHECK(holders.front().missing == "\"Lost Board\" is not among the contacts");
}

TEST_CASE(
    "the chairs of an item are those of the boards that decide it, else of its workstream's") {
    using holders = std::vector<routing::holder>;
    std::vector<plan::workstream> streams{a_workstream("Finance", {}, {}),
                                          a_workstream("Payroll", {}, {}),
                                          a_workstream("People", {}, {})};
    streams[0].board = "corporate board";
    streams[1].parent = "Finance";
    streams[1].board = "TBA";
    const routing::directory people(contacts(), streams, {}, {}, boards());
    const auto deciding = [](std::vector<std::string> path) {
        plan::item item = a_decision().in("Finance");
        item.boards = std::move(path);
        return item;
    };
    struct row {
        const char* name;
        plan::item item;
        holders expected;
    };
    const row rows[] = {
        {"of its board, also when that has a mailbox",
         deciding({"Place Board"}),
         {{"Legal sponsor", ""}}},
        {"of all on its path, each once",
         deciding({"Half Board", "Corporate Board"}),
         {{"Legal sponsor", ""}, {"Finance sponsor", ""}}},
        {"nobody knows them",
         deciding({"Lost Board"}),
         {{"", "\"Lost Board\" is not among the contacts"}}},
        {"no path: of its workstream's board",
         deciding({}),
         {{"Legal sponsor", ""}, {"Finance sponsor", ""}}},
        {"of the board of the workstream above",
         a_milestone().in("Payroll"),
         {{"Legal sponsor", ""}, {"Finance sponsor", ""}}},
        {"no board", a_milestone().in("People"), {{"", "no board is named for it"}}},
        {"no workstream", a_milestone(), {{"", "no board is named for it"}}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(people.holders(plan::role::board_chair, r.item) == r.expected);
    }
}

TEST_CASE("a chair whom no contact is should be mended") {
    const routing::directory people(contacts(), {}, {}, {}, boards());
    const strings problems = people.problems();
    const auto says = [&problems](const char* what) {
        return std::ranges::find(problems, what) != problems.end();
    };
    CHECK(says("the chair of Half Board, \"Nobody Known\" is not among the contacts"));
    CHECK(says("Empty Board has no chair"));
    CHECK_FALSE(says("Place Board has no chair"));
}
