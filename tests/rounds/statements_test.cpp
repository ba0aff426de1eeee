// What a round asks of the database, by the database's own word for how it answers: a store that is
// years old has a million messages, and no round may read them all.
#include "daemon/store/contacts.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/sqlite_handle.hpp"
#include "tests/support/programme_store.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;

namespace {

/// The text of every statement that runs on a connection while this lives.
class heard_statements {
public:
    explicit heard_statements(sqlite3* on) : on_(on) {
        sqlite3_trace_v2(on_, SQLITE_TRACE_STMT, note, &texts_);
    }
    heard_statements(const heard_statements&) = delete;
    heard_statements& operator=(const heard_statements&) = delete;
    ~heard_statements() { sqlite3_trace_v2(on_, 0, nullptr, nullptr); }

    [[nodiscard]] const std::set<std::string>& texts() const { return texts_; }

private:
    static int note(unsigned, void* texts, void* statement, void*) {
        const char* text = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
        static_cast<std::set<std::string>*>(texts)->insert(text);
        return 0;
    }

    sqlite3* on_;
    std::set<std::string> texts_;
};

/// Of which tables it reads every row.
std::set<std::string> read_whole(sqlite3* by, const std::string& text) {
    sqlite3_stmt* plan = nullptr;
    REQUIRE(sqlite3_prepare_v2(by, ("EXPLAIN QUERY PLAN " + text).c_str(), -1, &plan, nullptr) ==
            SQLITE_OK);
    std::set<std::string> tables;
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const std::string step(reinterpret_cast<const char*>(sqlite3_column_text(plan, 3)));
        const std::string scan = "SCAN ";
        if (step.starts_with(scan) && step.find("USING") == std::string::npos)
            tables.insert(step.substr(scan.size()));
        // All episodes of items are nearly all that there are.
        if (step.starts_with("SEARCH episode") && step.ends_with("(subject_kind=?)"))
            tables.insert("episode");
    }
    sqlite3_finalize(plan);
    return tables;
}

} // namespace

TEST_CASE("no statement of a round reads every message, alert, episode or item") {
    test::programme_store of;
    auto* const connection = static_cast<sqlite3*>(store::sqlite::handle(store::sql_of(of.db)));
    plan::item late = of.put(
        a_milestone().titled("late").in("WS1 Legal").owned_by("Owner").baseline(day("2018-12-03")));
    of.put(a_milestone().titled("next").in("WS1 Legal").baseline(day("2018-12-12")));
    (void)of.hold_and_send("2018-12-03");
    const heard_statements heard(connection);
    (void)of.hold_and_send("2018-12-04");
    (void)of.hold("2018-12-05");
    late.closed = true;
    of.change(late);
    (void)of.hold_and_send("2018-12-06");
    store::transaction leaving(of.db);
    store::forget_waiting(of.db, "Owner", plan::subject_kind::programme);
    leaving.commit();
    // Not on a Monday: what the office's list may have is looked for in every open item, once a
    // week.
    REQUIRE(heard.texts().size() > 20);
    for (const std::string& text : heard.texts()) {
        if (!text.starts_with("SELECT") && !text.starts_with("UPDATE") &&
            !text.starts_with("DELETE"))
            continue;
        CAPTURE(text);
        for (const std::string& table : read_whole(connection, text)) {
            CAPTURE(table);
            CHECK_FALSE(
                std::set<std::string>{"outbox", "alert", "episode", "item"}.contains(table));
        }
    }
}
