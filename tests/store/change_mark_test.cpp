#include "daemon/store/change_mark.hpp"

#include "daemon/store/meta.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/temporary_folder.hpp"

#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

store::change_mark mark_of(store::session& db) {
    const store::transaction reading(db);
    return store::changes_so_far(db);
}

void set(store::session& db, const char* value, bool kept = true) {
    store::transaction all(db);
    store::set_meta(db, "name", value);
    if (kept)
        all.commit();
}

} // namespace

TEST_CASE("a mark changes when anybody writes to the store, and only then") {
    struct row {
        const char* name;
        std::function<void(store::session& db, store::session& other)> what;
        bool changes;
    };
    const row rows[] = {
        {"nothing happens", [](auto&, auto&) {}, false},
        {"somebody reads",
         [](auto& db, auto& other) {
             CHECK(store::meta(db, "name") == "0");
             CHECK(store::meta(other, "name") == "0");
         },
         false},
        {"the connection writes", [](auto& db, auto&) { set(db, "1"); }, true},
        {"it writes and undoes it", [](auto& db, auto&) { set(db, "1", false); }, true},
        {"another one writes", [](auto&, auto& other) { set(other, "1"); }, true},
        {"another one writes and undoes it", [](auto&, auto& other) { set(other, "1", false); },
         false},
        {"what was written goes to the database", [](auto& db, auto&) { db.checkpoint(); }, false},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        const test::temporary_folder folder;
        store::session db(folder.file("store.db"));
        store::session other(folder.file("store.db"));
        set(db, "0");
        const store::change_mark before = mark_of(db);
        each.what(db, other);
        CHECK((mark_of(db) != before) == each.changes);
    }
}

TEST_CASE("a mark read at the end of a transaction stands after its commit") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    store::transaction all(db);
    store::set_meta(db, "name", "1");
    const store::change_mark last = store::changes_so_far(db);
    all.commit();
    CHECK(mark_of(db) == last);
}

TEST_CASE("a mark of before the store was opened again equals none of after it") {
    const test::temporary_folder folder;
    store::session other(folder.file("store.db"));
    set(other, "0");
    // Like the next connection, this one has written nothing.
    store::session db(folder.file("store.db"));
    const store::change_mark before = mark_of(db);
    set(other, "1");
    db.reopen();
    CHECK(mark_of(db) != before);
    const store::change_mark after = mark_of(db);
    CHECK(mark_of(db) == after);
}

TEST_CASE("what was left out of a mark is not left out again by the next connection") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    {
        store::transaction all(db);
        REQUIRE(store::insert_message(db, test::a_message("first")));
        REQUIRE(store::claim_due(db, "relay", test::half_past_eight, 1).size() == 1);
        all.commit();
    }
    db.reopen();
    CHECK(mark_of(db).own == 0);
}

TEST_CASE("what the dispatcher writes leaves a mark as it is") {
    auto db = store::session::in_memory();
    store::transaction filling(db);
    const auto first = store::insert_message(db, test::a_message("first")).value();
    const auto second = store::insert_message(db, test::a_message("second")).value();
    filling.commit();
    const store::change_mark before = mark_of(db);
    store::transaction all(db);
    CHECK(store::claim_due(db, "relay", test::half_past_eight, 2).size() == 2);
    store::settlement dead;
    dead.id = first;
    dead.state = plan::outbox_state::dead;
    dead.attempts = 1;
    CHECK(store::settle(db, dead));
    store::unclaim(db, second);
    all.commit();
    CHECK(mark_of(db) == before);
}
