#pragma once

#include "daemon/store/session.hpp"

#include <string>

struct sqlite3;

namespace remembrancer::test {

/// SQLite itself at a store's file: what another program or process does to it, and what really
/// stands in it.
class raw_database {
public:
    explicit raw_database(const std::string& path);
    raw_database(const raw_database&) = delete;
    raw_database& operator=(const raw_database&) = delete;
    ~raw_database();

    /// Throws std::runtime_error with SQLite's message.
    void execute(const std::string& sql);

    /// Every row on a line, its columns separated by `|`; NULL is `null`.
    [[nodiscard]] std::string rows(const std::string& sql);

private:
    sqlite3* connection_ = nullptr;
};

/// The same on the session's own connection: its pragmas.
std::string rows_in(store::session& db, const std::string& sql);

} // namespace remembrancer::test
