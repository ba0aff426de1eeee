#include "daemon/store/session.hpp"
#include "daemon/store/sqlite_handle.hpp"

#include <sqlite3.h>

namespace remembrancer::store {
namespace sqlite {
namespace {

sqlite3* connection_of(void* handle) {
    return static_cast<sqlite3*>(handle);
}

} // namespace

void configure_once() {
    // Each connection is used by one thread at a time, and nobody reads the memory statistics:
    // their locks are an eighth of what a commit costs.
    [[maybe_unused]] static const int done = [] {
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }();
}

void backup(void* from, void* to) {
    sqlite3_backup* copy =
        sqlite3_backup_init(connection_of(to), "main", connection_of(from), "main");
    if (copy == nullptr)
        throw failure(failure_kind::other, error_message(to));
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        throw failure(failure_kind::io, error_message(to));
}

void checkpoint(void* connection) {
    sqlite3_wal_checkpoint_v2(connection_of(connection), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                              nullptr, nullptr);
}

long long rows_written(void* connection) {
    return sqlite3_total_changes64(connection_of(connection));
}

int error_code(void* connection) {
    return sqlite3_extended_errcode(connection_of(connection));
}

std::string error_message(void* connection) {
    return sqlite3_errmsg(connection_of(connection));
}

} // namespace sqlite

failure_kind kind_of_sqlite_error(int extended_code) {
    switch (extended_code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return failure_kind::busy;
    case SQLITE_FULL:
        return failure_kind::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return failure_kind::io;
    case SQLITE_CONSTRAINT:
        return failure_kind::constraint;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return failure_kind::not_a_store;
    default:
        return failure_kind::other;
    }
}

} // namespace remembrancer::store
