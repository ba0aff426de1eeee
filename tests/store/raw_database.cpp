#include "tests/store/raw_database.hpp"

#include "daemon/store/sql.hpp"
#include "daemon/store/sqlite_handle.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace remembrancer::test {

namespace {

std::string rows_at(sqlite3* connection, const std::string& sql) {
    std::string text;
    const auto add_row = [](void* into, int columns, char** values, char**) {
        auto& out = *static_cast<std::string*>(into);
        for (int i = 0; i < columns; ++i)
            out += std::string(i == 0 ? "" : "|") + (values[i] == nullptr ? "null" : values[i]);
        out += "\n";
        return 0;
    };
    if (sqlite3_exec(connection, sql.c_str(), add_row, &text, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(connection));
    return text;
}

} // namespace

raw_database::raw_database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &connection_) != SQLITE_OK)
        throw std::runtime_error("cannot open " + path);
}

raw_database::~raw_database() {
    sqlite3_close(connection_);
}

void raw_database::execute(const std::string& sql) {
    (void)rows(sql);
}

std::string raw_database::rows(const std::string& sql) {
    return rows_at(connection_, sql);
}

std::string rows_in(store::session& db, const std::string& sql) {
    return rows_at(static_cast<sqlite3*>(store::sqlite::handle(store::sql_of(db))), sql);
}

} // namespace remembrancer::test
