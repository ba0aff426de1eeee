#include "tests/bench/bare_table.hpp"

#include "tests/bench/measure.hpp"

#include <memory>
#include <stdexcept>
#include <vector>

#include <sqlite3.h>

namespace remembrancer::bench {
namespace {

struct closer {
    void operator()(sqlite3* db) const noexcept { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using connection = std::unique_ptr<sqlite3, closer>;
using statement = std::unique_ptr<sqlite3_stmt, closer>;

void run(const connection& db, const char* sql) {
    if (sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(db.get()));
}

connection open(const std::string& path) {
    sqlite3* made = nullptr;
    const int code = sqlite3_open(path.c_str(), &made);
    connection db(made);
    if (code != SQLITE_OK)
        throw std::runtime_error("bare SQLite: cannot open " + path);
    run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA wal_autocheckpoint=8000; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY");
    return db;
}

statement prepare(const connection& db, const char* sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(db.get(), sql, -1, &made, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(db.get()));
    return statement(made);
}

/// The sum keeps the compiler from leaving the reading out.
long long read_row(sqlite3_stmt* row, int columns) {
    long long sum = 0;
    for (int i = 0; i < columns; ++i) {
        if (sqlite3_column_type(row, i) == SQLITE_INTEGER)
            sum += sqlite3_column_int64(row, i);
        else if (sqlite3_column_text(row, i) != nullptr)
            sum += sqlite3_column_bytes(row, i);
    }
    return sum;
}

// Each item's new date is one that stands in it: different from row to row, as ours are.
void update_row_by_row(const connection& db) {
    const statement select = prepare(db, "SELECT * FROM item ORDER BY id");
    const int columns = sqlite3_column_count(select.get());
    const statement update = prepare(db, "UPDATE item SET wake = ?1 WHERE id = ?2");
    const statement find = prepare(db, "SELECT forecast_by FROM item LIMIT 0");
    int forecast_by = 0;
    while (forecast_by < columns && std::string(sqlite3_column_name(select.get(), forecast_by)) !=
                                        sqlite3_column_name(find.get(), 0))
        ++forecast_by;
    [[maybe_unused]] volatile long long sum = 0;
    while (sqlite3_step(select.get()) == SQLITE_ROW) {
        sum = sum + read_row(select.get(), columns);
        sqlite3_bind_value(update.get(), 1, sqlite3_column_value(select.get(), forecast_by));
        sqlite3_bind_int64(update.get(), 2, sqlite3_column_int64(select.get(), 0));
        if (sqlite3_step(update.get()) != SQLITE_DONE)
            throw std::runtime_error(std::string("bare SQLite: ") + sqlite3_errmsg(db.get()));
        sqlite3_reset(update.get());
    }
}

void update_at_once(const connection& db) {
    const statement select = prepare(db, "SELECT * FROM item ORDER BY id");
    const int columns = sqlite3_column_count(select.get());
    [[maybe_unused]] volatile long long sum = 0;
    while (sqlite3_step(select.get()) == SQLITE_ROW)
        sum = sum + read_row(select.get(), columns);
    run(db, "UPDATE item SET wake = forecast_by");
}

double timed(const std::string& path, void (*work)(const connection&)) {
    const connection db = open(path);
    return seconds_of([&] {
        run(db, "BEGIN IMMEDIATE");
        work(db);
        run(db, "COMMIT");
    });
}

} // namespace

double bare_read_and_update(const std::string& path) {
    return timed(path, update_row_by_row);
}

double bare_read_and_update_at_once(const std::string& path) {
    return timed(path, update_at_once);
}

void wake_all(const std::string& path) {
    const connection db = open(path);
    run(db, "UPDATE item SET wake = '0001-01-01'");
    run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace remembrancer::bench
