#include "daemon/store/session.hpp"

#include "daemon/store/items.hpp"
#include "daemon/store/meta.hpp"
#include "daemon/store/migrations.hpp"
#include "tests/store/file_bytes.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

void put(store::session& db, const std::string& name, const std::string& value) {
    store::transaction all(db);
    store::set_meta(db, name, value);
    all.commit();
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("a store is opened as the design says: durable, with references checked, and patient") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    CHECK(test::rows_in(db, "PRAGMA journal_mode") == "wal\n");
    CHECK(test::rows_in(db, "PRAGMA synchronous") == "2\n");
    CHECK(test::rows_in(db, "PRAGMA foreign_keys") == "1\n");
    CHECK(test::rows_in(db, "PRAGMA busy_timeout") == "10000\n");
}

TEST_CASE("a store is opened at the very path, whatever stands in its name") {
    for (const char* name :
         {"store.db", "a b.db", "a  b.db", "it's.db", "synchronous=off timeout=0.db",
          "\xC3\xA9t\xC3\xA9.db", "a%20b?mode=memory.db"}) {
        CAPTURE(name);
        const test::temporary_folder folder;
        { const store::session made(folder.file(name)); }
        CHECK(std::filesystem::exists(folder.path() / name));
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    }
}

TEST_CASE("a path that the engine's library would take for another is refused") {
    const test::temporary_folder folder;
    for (const char* name : {"a\" b.db", "a b\"c.db", "a\"b.db", "\""}) {
        CAPTURE(name);
        const std::string path = folder.file(name);
        const store::failure refused = test::refusal_of([&] { const store::session made(path); });
        CHECK(refused.what() == path + ": the store's name may not hold a quotation mark");
        CHECK(std::filesystem::is_empty(folder.path()));
    }
}

TEST_CASE("what is no store is refused with a word on what to do") {
    struct row {
        const char* name;
        std::string bytes;
    };
    const row rows[] = {
        {"a text", std::string(4096, 'x')},
        {"a short text", "Milestone,Due\n"},
        {"the right beginning and nothing right after it",
         "SQLite format 3" + std::string(1, '\0') + std::string(4096, '\xFF')},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const test::temporary_folder folder;
        const std::string path = folder.file("plan.csv");
        write_file(path, r.bytes);
        const store::failure refused = test::refusal_of([&] { const store::session made(path); });
        CHECK(refused.kind() == store::failure_kind::not_a_store);
        CHECK(refused.what() ==
              path + ": store: file is not a database (26): it is damaged, or no store: restore a "
                     "copy of it, or name another file");
        CHECK(test::bytes_of(path) == r.bytes);
    }
}

TEST_CASE("a store that is cut short is refused, not taken for an empty one") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    { const store::session made(path); }
    std::filesystem::resize_file(path, 4096);
    const store::failure refused = test::refusal_of([&] {
        store::session db(path);
        put(db, "a", "b");
    });
    CHECK(refused.kind() == store::failure_kind::not_a_store);
}

TEST_CASE("an empty file becomes a store") {
    const test::temporary_folder folder;
    write_file(folder.file("store.db"), "");
    store::session db(folder.file("store.db"));
    CHECK(store::schema_of(db) == store::newest_schema());
}

TEST_CASE("what cannot be opened is named") {
    const test::temporary_folder folder;
    for (const std::string& path :
         {folder.file("missing/store.db"), folder.path().string(), std::string("/proc/store.db")}) {
        CAPTURE(path);
        const store::failure refused = test::refusal_of([&] { const store::session made(path); });
        CHECK(refused.kind() == store::failure_kind::io);
        CHECK(refused.what() == "cannot open the store " + path +
                                    ": check that its folder exists and may be written");
    }
}

TEST_CASE("a store in memory is its owner's alone, and is moved with what stands in it") {
    store::session one = store::session::in_memory();
    store::session other = store::session::in_memory();
    put(one, "name", "one");
    CHECK(store::meta(other, "name").empty());
    store::session moved = std::move(one);
    CHECK(store::meta(moved, "name") == "one");
    other = std::move(moved);
    CHECK(store::meta(other, "name") == "one");
}

TEST_CASE("a store that cannot be opened again fails until it can, and is whole then") {
    const test::temporary_folder folder;
    const auto home = folder.path() / "home";
    const auto away = folder.path() / "away";
    std::filesystem::create_directory(home);
    store::session db((home / "store.db").string());
    put(db, "a", "1");
    std::filesystem::rename(home, away);
    CHECK(test::refusal_of([&] { db.reopen(); }).kind() == store::failure_kind::io);
    const std::vector<std::pair<const char*, std::function<void()>>> uses = {
        {"reading", [&] { (void)store::meta(db, "a"); }},
        {"a prepared statement", [&] { (void)store::find_item(db, plan::item_id{1}); }},
        {"writing", [&] { const store::transaction all(db); }},
        {"copying", [&] { (void)db.private_copy(); }},
        {"a checkpoint", [&] { db.checkpoint(); }},
        {"opening again", [&] { db.reopen(); }},
    };
    for (const auto& [name, use] : uses) {
        CAPTURE(name);
        CHECK(test::refusal_of(use).kind() == store::failure_kind::io);
    }
    std::filesystem::rename(away, home);
    db.reopen();
    CHECK(store::meta(db, "a") == "1");
    CHECK(test::rows_in(db, "PRAGMA foreign_keys") == "1\n");
    put(db, "a", "2");
}

TEST_CASE("a store that turned into something else is refused when it is opened again") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    store::session db(path);
    std::filesystem::remove(path);
    std::filesystem::remove(path + "-wal");
    std::filesystem::remove(path + "-shm");
    test::raw_database(path).execute("CREATE TABLE bookmark(url TEXT)");
    for (int again = 0; again < 2; ++again)
        CHECK(test::refusal_of([&] { db.reopen(); }).kind() == store::failure_kind::not_a_store);
    CHECK(test::refusal_of([&] { (void)store::meta(db, "a"); }).kind() == store::failure_kind::io);
}

TEST_CASE("a private copy holds what is committed, and neither sees the other from then on") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    put(db, "before", "yes");
    store::session copy = db.private_copy();
    put(copy, "in the copy", "yes");
    put(db, "in the store", "yes");
    CHECK(store::meta(copy, "before") == "yes");
    CHECK(store::meta(copy, "in the store").empty());
    CHECK(store::meta(db, "in the copy").empty());
    CHECK(test::rows_in(copy, "PRAGMA foreign_keys") == "1\n");
    CHECK(store::schema_of(copy) == store::newest_schema());
}

TEST_CASE("a private copy is taken while another process writes, without what is not committed") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    test::raw_database other(folder.file("store.db"));
    other.execute("BEGIN IMMEDIATE; INSERT INTO meta VALUES('half', 'done')");
    store::session copy = db.private_copy();
    CHECK(store::meta(copy, "half").empty());
}

TEST_CASE("another connection sees a commit, and before it nothing") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    store::session other(folder.file("store.db"));
    store::transaction all(db);
    store::set_meta(db, "a", "1");
    CHECK(store::meta(other, "a").empty());
    all.commit();
    CHECK(store::meta(other, "a") == "1");
}

TEST_CASE("a checkpoint moves the log into the store, and waits for nobody") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    store::session db(path);
    put(db, "a", "to be found in the file itself");
    CHECK(test::bytes_of(path).find("to be found") == std::string::npos);
    test::raw_database other(path);
    other.execute("BEGIN IMMEDIATE");
    db.checkpoint();
    CHECK(test::bytes_of(path).find("to be found") != std::string::npos);
}
