#include "tests/store/raw_database.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace remembrancer::test {

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
    std::string text;
    const auto add_row = [](void* into, int columns, char** values, char**) {
        auto& out = *static_cast<std::string*>(into);
        for (int i = 0; i < columns; ++i)
            out += std::string(i == 0 ? "" : "|") + (values[i] == nullptr ? "null" : values[i]);
        out += "\n";
        return 0;
    };
    if (sqlite3_exec(connection_, sql.c_str(), add_row, &text, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(connection_));
    return text;
}

} // namespace remembrancer::test
