#pragma once

#include <string>

// <sqlite3.h> and <soci-sqlite3.h> cannot meet in one translation unit: the handle crosses between
// the two as a void pointer.

namespace soci {
class session;
}

namespace remembrancer::store::sqlite {

/// The connection under a SOCI session. Throws failure (io) when there is none.
[[nodiscard]] void* handle(soci::session& sql);

/// Before the first connection; calls after the first do nothing. Any thread.
void configure_once();

void open(soci::session& sql, const std::string& path);

/// Copies the whole database of `from` into that of `to`. Throws failure.
void backup(void* from, void* to);

/// A passive checkpoint: it never waits. Busy is no error.
void checkpoint(void* connection);

/// How many rows the connection has written since it was opened, undone ones too.
[[nodiscard]] long long rows_written(void* connection);

/// The extended error code and message of the connection's last call.
[[nodiscard]] int error_code(void* connection);
[[nodiscard]] std::string error_message(void* connection);

} // namespace remembrancer::store::sqlite
