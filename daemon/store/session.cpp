#include "daemon/store/session.hpp"

#include "daemon/base/log.hpp"
#include "daemon/store/migrations.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/sqlite_handle.hpp"

#include <utility>

namespace remembrancer::store {

failure_kind kind_of_sqlite_error(int extended_code);

namespace {

void set_up(session& db) {
    translated(db, [&] {
        soci::session& sql = sql_of(db);
        std::string mode;
        sql << "PRAGMA journal_mode=WAL", soci::into(mode);
        sql << "PRAGMA synchronous=FULL";
        sql << "PRAGMA foreign_keys=ON";
        // The dispatcher checkpoints between batches; this is only the brake behind it.
        sql << "PRAGMA wal_autocheckpoint=8000";
        sql << "PRAGMA cache_size=-8192";
        sql << "PRAGMA temp_store=MEMORY";
    });
}

void prepare(session& db) {
    // First of all: the pragmas write to the file.
    check_schema(db);
    set_up(db);
    migrate(db);
}

void connect(soci::session& sql, const std::string& path) {
    // SOCI's connection string has no way to write one; it would open another file.
    if (path.find('"') != std::string::npos)
        throw failure(failure_kind::io, path + ": the store's name may not hold a quotation mark");
    try {
        sqlite::open(sql, path);
    } catch (const soci::soci_error&) {
        throw failure(failure_kind::io, "cannot open the store " + path +
                                            ": check that its folder exists and may be written");
    }
}

std::unique_ptr<session::impl> connected(const std::string& path) {
    auto made = std::make_unique<session::impl>();
    made->path = path;
    made->sql = std::make_unique<soci::session>();
    connect(*made->sql, path);
    return made;
}

const char* advice(failure_kind kind) {
    switch (kind) {
    case failure_kind::busy:
        return ": another process is writing to it: try again when that is done";
    case failure_kind::full:
        return ": make room on its disk";
    case failure_kind::io:
        return ": check its disk, and that its folder may be written";
    case failure_kind::not_a_store:
        return ": it is damaged, or no store: restore a copy of it, or name another file";
    case failure_kind::constraint:
    case failure_kind::newer:
    case failure_kind::older:
    case failure_kind::other:
        break;
    }
    return "";
}

} // namespace

failure::failure(failure_kind kind, const std::string& what)
    : std::runtime_error(what), kind_(kind) {}

void throw_failure(session& db) {
    void* handle = sqlite::handle(sql_of(db));
    const int code = sqlite::error_code(handle);
    const failure_kind kind = kind_of_sqlite_error(code);
    throw failure(kind, "store: " + sqlite::error_message(handle) + " (" + std::to_string(code) +
                            ")" + advice(kind));
}

session::session(const std::string& path) : impl_(connected(path)) {
    try {
        prepare(*this);
    } catch (const failure& error) {
        throw failure(error.kind(), path + ": " + error.what());
    }
}

session session::without_migration(const std::string& path) {
    session db(connected(path));
    try {
        check_schema(db);
        require_newest(db);
        set_up(db);
    } catch (const failure& error) {
        throw failure(error.kind(), path + ": " + error.what());
    }
    return db;
}

session::session(std::unique_ptr<impl> made) : impl_(std::move(made)) {}
session::session(session&&) noexcept = default;
session& session::operator=(session&&) noexcept = default;
session::~session() = default;

session session::in_memory() {
    return session(":memory:");
}

session session::private_copy() {
    session copy(connected(":memory:"));
    sqlite::backup(sqlite::handle(*impl_->sql), sqlite::handle(*copy.impl_->sql));
    translated(copy, [&] { *copy.impl_->sql << "PRAGMA foreign_keys=ON"; });
    return copy;
}

void session::reopen() {
    impl_->close();
    try {
        connect(*impl_->sql, impl_->path);
        prepare(*this);
    } catch (const failure&) {
        impl_->close();
        throw;
    }
}

void session::checkpoint() {
    sqlite::checkpoint(sqlite::handle(*impl_->sql));
}

transaction::transaction(session& db) : db_(db) {
    translated(db_, [&] { sql_of(db_) << "BEGIN IMMEDIATE"; });
}

transaction::~transaction() {
    if (!open_)
        return;
    try {
        sql_of(db_) << "ROLLBACK";
    } catch (const soci::soci_error&) {
        // SQLite has already rolled back by itself after a full disk or an I/O error.
        base::log_debug("rollback found no transaction");
    }
}

void transaction::commit() {
    translated(db_, [&] { sql_of(db_) << "COMMIT"; });
    open_ = false;
}

} // namespace remembrancer::store
