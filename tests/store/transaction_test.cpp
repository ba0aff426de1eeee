#include "daemon/store/items.hpp"
#include "daemon/store/meta.hpp"
#include "daemon/store/outbox.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/refusal.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/temporary_folder.hpp"

#include <csignal>

#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace remembrancer;

namespace {

constexpr const char* secret = "hunter2 and the plan of the closure";

/// No file of this process grows beyond `bytes` while it lives: a write fails as on a disk at
/// fault.
class file_size_limit {
public:
    explicit file_size_limit(rlim_t bytes) : ignored_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit low{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &low);
    }
    file_size_limit(const file_size_limit&) = delete;
    file_size_limit& operator=(const file_size_limit&) = delete;
    ~file_size_limit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, ignored_);
    }

private:
    rlimit before_{};
    void (*ignored_)(int);
};

void put(store::session& db, const std::string& name, const std::string& value) {
    store::transaction all(db);
    store::set_meta(db, name, value);
    all.commit();
}

void be_impatient(store::session& db) {
    test::rows_in(db, "PRAGMA busy_timeout=0");
}

} // namespace

TEST_CASE("a transaction that is not committed leaves nothing, in any table") {
    store::session db = store::session::in_memory();
    {
        const store::transaction all(db);
        store::set_meta(db, "a", "1");
        store::insert_item(db, test::a_milestone().titled("Gone").asked_about("owner", "?"),
                           "gone");
        store::new_message message;
        message.key = "gone";
        REQUIRE(store::insert_message(db, message));
    }
    CHECK(store::meta(db, "a").empty());
    CHECK_FALSE(store::find_item(db, plan::item_kind::milestone, "gone"));
    CHECK(store::list_outbox(db, "", 10).empty());
}

TEST_CASE("a transaction that an exception ends leaves nothing, and the next one goes through") {
    store::session db = store::session::in_memory();
    CHECK_THROWS_AS(
        [&] {
            store::transaction all(db);
            store::set_meta(db, "a", "1");
            throw std::runtime_error("the caller's");
        }(),
        std::runtime_error);
    put(db, "b", "2");
    CHECK(store::meta(db, "a").empty());
    CHECK(store::meta(db, "b") == "2");
}

TEST_CASE("a statement that failed works again in the next transaction") {
    store::session db = store::session::in_memory();
    const plan::item item = test::a_milestone().titled("Budget");
    {
        const store::transaction all(db);
        store::insert_item(db, item, "same");
        CHECK_THROWS_AS(store::insert_item(db, item, "same"), store::failure);
    }
    store::transaction all(db);
    const plan::item_id id = store::insert_item(db, item, "same");
    all.commit();
    CHECK(store::find_item(db, id)->title == "Budget");
}

TEST_CASE("a store that another process writes to is busy: reading goes on, writing says so") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    store::session db(path);
    put(db, "a", "1");
    test::raw_database other(path);
    other.execute("BEGIN IMMEDIATE; UPDATE meta SET value = '2'");
    be_impatient(db);
    CHECK(store::meta(db, "a") == "1");
    const store::failure refused = test::refusal_of([&] { const store::transaction all(db); });
    CHECK(refused.kind() == store::failure_kind::busy);
    CHECK(refused.what() == std::string("store: database is locked (5): another process is "
                                        "writing to it: try again when that is done"));

    SUBCASE("and can be opened, for its schema is up to date") {
        store::session second(path);
        CHECK(store::meta(second, "a") == "1");
    }
    SUBCASE("and is written to once the other is done") {
        other.execute("COMMIT");
        put(db, "b", "3");
        CHECK(store::meta(db, "a") == "2");
    }
}

TEST_CASE("a full disk is named; what was committed before stays, and room makes it go on") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    put(db, "a", "1");
    test::rows_in(db, "PRAGMA max_page_count=1");
    const store::failure refused =
        test::refusal_of([&] { put(db, "big", secret + std::string(1 << 20, 'x')); });
    CHECK(refused.kind() == store::failure_kind::full);
    CHECK(refused.what() ==
          std::string("store: database or disk is full (13): make room on its disk"));
    CHECK(store::meta(db, "a") == "1");
    CHECK(store::meta(db, "big").empty());
    test::rows_in(db, "PRAGMA max_page_count=100000");
    put(db, "big", "2");
    CHECK(store::meta(db, "big") == "2");
}

TEST_CASE("a store that may not be written says so") {
    store::session db = store::session::in_memory();
    test::rows_in(db, "PRAGMA query_only=1");
    const store::failure refused = test::refusal_of([&] { put(db, "a", secret); });
    CHECK(refused.kind() == store::failure_kind::io);
    CHECK(refused.what() == std::string("store: attempt to write a readonly database (8): check "
                                        "its disk, and that its folder may be written"));
}

TEST_CASE("a write that the disk refuses is an I/O error, and opening again shows what is stored") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    put(db, "a", "1");
    {
        const file_size_limit disk_at_fault(64);
        const store::failure refused = test::refusal_of([&] { put(db, "a", "2"); });
        CHECK(refused.kind() == store::failure_kind::io);
        CHECK(std::string(refused.what()).find("disk I/O error") != std::string::npos);
    }
    db.reopen();
    CHECK(store::meta(db, "a") == "1");
    put(db, "a", "3");
    CHECK(store::meta(db, "a") == "3");
}

TEST_CASE("what an error says never shows a bound value") {
    const plan::item item = test::a_milestone().titled(secret).in(secret);
    store::new_message message;
    message.key = secret;
    message.model = secret;
    message.round = plan::round_id{99};
    struct row {
        const char* name;
        std::function<void(store::session&)> write;
        const char* says;
    };
    const row rows[] = {
        {"a second item of one identity",
         [&](store::session& db) {
             store::insert_item(db, item, secret);
             store::insert_item(db, item, secret);
         },
         "store: UNIQUE constraint failed: item.kind, item.identity (2067)"},
        {"a message of a round that is not there",
         [&](store::session& db) { (void)store::insert_message(db, message); },
         "store: FOREIGN KEY constraint failed (787)"},
        {"two questions about one field",
         [&](store::session& db) {
             plan::item asked = item;
             asked.questions = {{"owner", secret, secret, {}}, {"owner", secret, secret, {}}};
             store::insert_item(db, asked, secret);
         },
         "store: UNIQUE constraint failed: question.item_id, question.field (1555)"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        const store::failure refused = test::refusal_of([&] { r.write(db); });
        CHECK(refused.kind() == store::failure_kind::constraint);
        CHECK(refused.what() == std::string(r.says));
    }
}
