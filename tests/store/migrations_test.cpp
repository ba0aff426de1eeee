#include "daemon/store/migrations.hpp"

#include "daemon/store/alerts.hpp"
#include "daemon/store/contacts.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/schema.hpp"
#include "tests/store/file_bytes.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/refusal.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

std::string schema_at(const std::string& path) {
    test::raw_database raw(path);
    return raw.rows("PRAGMA user_version") +
           raw.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name");
}

std::string set_version(int version) {
    return "PRAGMA user_version=" + std::to_string(version);
}

store::failure refusal_of(const std::string& path) {
    return test::refusal_of([&] { const store::session opened(path); });
}

} // namespace

TEST_CASE("an empty store gets the newest schema") {
    store::session db = store::session::in_memory();
    CHECK(store::newest_schema() == static_cast<int>(store::schema_steps().size()));
    CHECK(store::newest_schema() >= 1);
    CHECK(store::schema_of(db) == store::newest_schema());
}

TEST_CASE("every table is strict: a text never slips into a number's column") {
    const test::temporary_folder folder;
    { const store::session made(folder.file("store.db")); }
    test::raw_database raw(folder.file("store.db"));
    CHECK(raw.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND "
                   "name NOT LIKE 'sqlite_%'") == "");
    CHECK_THROWS(
        raw.execute("INSERT INTO absence VALUES(1, x'00', '2018-12-05', '2018-12-06', NULL)"));
}

TEST_CASE("a store of every earlier schema arrives at the newest one") {
    const test::temporary_folder folder;
    const std::string fresh = folder.file("fresh.db");
    { const store::session made(fresh); }
    for (int version = 0; version <= store::newest_schema(); ++version) {
        CAPTURE(version);
        const std::string path = folder.file("from" + std::to_string(version) + ".db");
        {
            test::raw_database earlier(path);
            for (int step = 0; step < version; ++step)
                for (const std::string& sql :
                     store::schema_steps().at(static_cast<std::size_t>(step)))
                    earlier.execute(sql);
            earlier.execute(set_version(version));
        }
        { const store::session opened(path); }
        CHECK(schema_at(path) == schema_at(fresh));
    }
}

TEST_CASE("an escalation of an earlier schema may go by another channel once it is late") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    constexpr int before = 8;
    {
        test::raw_database earlier(path);
        for (int step = 0; step < before; ++step)
            for (const std::string& sql : store::schema_steps().at(static_cast<std::size_t>(step)))
                earlier.execute(sql);
        const std::string rest = ", 0, 0, 0, 7, 9, '', 0)";
        const std::string insert =
            "INSERT INTO outbox(key, person, channel, destination, address, kind, model, state, "
            "attempts, unknown_attempts, may_be_copy, created, next_attempt_at, last_outcome, "
            "reported) VALUES(";
        earlier.execute(insert + "'a', '', '', '', '', 'escalation', '{}', 'pending'" + rest);
        earlier.execute(insert + "'b', '', '', '', '', 'escalation', '{}', 'accepted'" + rest);
        earlier.execute(insert + "'c', '', '', '', '', 'reminder', '{}', 'pending'" + rest);
        earlier.execute(set_version(before));
    }
    { const store::session opened(path); }
    CHECK(test::raw_database(path).rows(
              "SELECT key, escalation_due, instead_of, provider_id FROM outbox ORDER "
              "BY id") == "a|9|null|\nb|null|null|\nc|null|null|\n");
}

TEST_CASE(
    "alerts of an earlier schema know whether their item has vanished, and a list its place") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    constexpr int before = 12;
    {
        test::raw_database earlier(path);
        earlier.execute("PRAGMA foreign_keys = OFF");
        for (int step = 0; step < before; ++step)
            for (const std::string& sql : store::schema_steps().at(static_cast<std::size_t>(step)))
                earlier.execute(sql);
        const std::string item =
            "INSERT INTO item(id, kind, ref, title, workstream, rag, rag_text, "
            "baseline_text, baseline_precision, baseline_inferred, forecast_text, "
            "forecast_precision, forecast_inferred, owner_text, owners, status_text, plan_text, "
            "raised_by, raised_on_text, known_since, dates_known_since, recasts, "
            "baseline_changes, closed, vanished_on, identity) VALUES(";
        const auto put = [&](int id, const std::string& closed_and_vanished) {
            earlier.execute(item + std::to_string(id) +
                            ", 1, '', '', '', 0, '', '', 0, 0, '', 0, 0, '', '[]', '', '', '', '', "
                            "'2018-12-01', '2018-12-01', 0, 0, " +
                            closed_and_vanished + ", 'id" + std::to_string(id) + "')");
        };
        put(1, "0, '2018-12-03'");
        put(2, "1, '2018-12-03'");
        put(3, "0, NULL");
        // The fourth is about a programme, whatever item has its number.
        const char* const episodes[] = {"1, 2, 1, 1", "2, 2, 1, 2", "3, 2, 1, 3", "4, 2, 2, 1",
                                        "5, 7, 2, 0"};
        for (const char* each : episodes) {
            earlier.execute("INSERT INTO episode(id, rule, subject_kind, subject_id, sequence, "
                            "opened) VALUES(" +
                            std::string(each) + ", 1, '2018-12-03')");
            earlier.execute("INSERT INTO alert(episode_id, step, role, principal, recipient, "
                            "stand_in_reason, reason, disposition, round_id, decided_on, waits) "
                            "VALUES(" +
                            std::string(1, each[0]) +
                            ", 5, 2, 'Principal', 'Reader', 'away', 3, 1, 1, '2018-12-03', 1)");
        }
        earlier.execute("INSERT INTO round_run(id, schedule, scheduled_for, state, subjects, "
                        "alerts, messages, reported) VALUES(1, 'daily', 0, 'closed', 0, 0, 0, 0)");
        earlier.execute("INSERT INTO outbox(id, key, person, channel, destination, address, kind, "
                        "model, state, attempts, unknown_attempts, may_be_copy, created, "
                        "next_attempt_at, last_outcome, reported) VALUES(9, 'k', 'a', 'email', "
                        "'email', '', 'reminder', '{}', 'accepted', 1, 0, 0, 0, 0, '', 0)");
        earlier.execute("UPDATE alert SET message_id = 9 WHERE episode_id = 5");
        earlier.execute(set_version(before));
    }
    {
        store::session opened(path);
        const auto next = store::insert_alert(opened, test::an_alert({4}, "Reader"), {1}, {});
        CHECK(next == plan::alert_id{6});
    }
    CHECK(test::raw_database(path).rows("SELECT step, role, principal, recipient, stand_in_reason, "
                                        "reason, disposition, round_id, decided_on, waits FROM "
                                        "alert WHERE id = 3") ==
          "5|2|Principal|Reader|away|3|1|1|2018-12-03|1\n");
    CHECK(test::raw_database(path).rows("SELECT id, paused, place > 0, message_id FROM alert WHERE "
                                        "id < 6 ORDER BY id") ==
          "1|1|0|null\n2|0|0|null\n3|0|0|null\n4|0|0|null\n5|0|1|9\n");
}

TEST_CASE("of the contacts of an earlier schema nobody knows whose they are") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    constexpr int before = 14;
    {
        test::raw_database earlier(path);
        for (int step = 0; step < before; ++step)
            for (const std::string& sql : store::schema_steps().at(static_cast<std::size_t>(step)))
                earlier.execute(sql);
        earlier.execute("INSERT INTO person(name, identity, email, organisation, deputy, notes) "
                        "VALUES('Jo', 'jo', 'jo@council.example', '', '', '')");
        earlier.execute(set_version(before));
    }
    store::session opened(path);
    CHECK(store::people(opened).size() == 1);
    CHECK(store::programmes_of_contacts_in(opened).empty());
}

TEST_CASE("opening a store again changes not one byte of it") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    { const store::session made(path); }
    const std::string before = test::bytes_of(path);
    {
        store::session again(path);
        store::migrate(again);
    }
    CHECK(test::bytes_of(path) == before);
}

TEST_CASE("a store that a newer program has written is refused and left as it is") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    { const store::session made(path); }
    test::raw_database(path).execute(set_version(store::newest_schema() + 1));
    const std::string before = test::bytes_of(path);
    const store::failure refused = refusal_of(path);
    CHECK(refused.kind() == store::failure_kind::newer);
    CHECK(refused.what() == path + ": the store has schema " +
                                std::to_string(store::newest_schema() + 1) +
                                ", this program knows " + std::to_string(store::newest_schema()) +
                                ": install the newer remembrancer");
    CHECK(test::bytes_of(path) == before);
}

TEST_CASE("another program's database is refused and left as it is") {
    struct row {
        const char* name;
        std::string sql;
    };
    const row rows[] = {
        {"with tables of its own", "CREATE TABLE bookmark(url TEXT)"},
        {"with a table called like one of ours", "CREATE TABLE person(name TEXT)"},
        {"with a version below zero", set_version(-1)},
        {"with our version but not our tables",
         "CREATE TABLE bookmark(url TEXT); " + set_version(store::newest_schema())},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const test::temporary_folder folder;
        const std::string path = folder.file("other.db");
        test::raw_database(path).execute(r.sql);
        const std::string before = test::bytes_of(path);
        const store::failure refused = refusal_of(path);
        CHECK(refused.kind() == store::failure_kind::not_a_store);
        CHECK(refused.what() ==
              path + ": this is another program's database: name another file for the store");
        CHECK(test::bytes_of(path) == before);
    }
}
