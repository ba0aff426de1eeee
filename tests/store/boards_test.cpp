#include "daemon/store/boards.hpp"

#include "daemon/store/people.hpp"
#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

plan::board a_full_board() {
    return {"Shadow Executive",
            {"First Chair", "Second Chair"},
            "fortnightly from 5 December 2018",
            7,
            true,
            28};
}

} // namespace

TEST_CASE("a board comes back with every field and is replaced under its folded name") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const plan::board full = a_full_board();
    plan::board bare;
    bare.name = "Programme Board";
    store::put_board(db, full);
    store::put_board(db, bare);
    CHECK(store::boards(db) == std::vector{full, bare});
    bare.name = " shadow  EXECUTIVE";
    store::put_board(db, bare);
    const auto found = store::boards(db);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == bare);
}

TEST_CASE("what a round knows of people is another when a board changes") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto before = store::people_version(db);
    store::put_board(db, a_full_board());
    CHECK(store::people_version(db) != before);
}

TEST_CASE("hostile names of boards are kept as they are") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        plan::board board = a_full_board();
        board.name = "Board " + text;
        board.meets = text;
        store::put_board(db, board);
        CHECK(store::boards(db).back() == board);
    }
}
