#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace remembrancer::store {

enum class failure_kind {
    busy,        ///< another process holds the database longer than the busy timeout
    full,        ///< the disk is full
    io,          ///< reading, writing or syncing failed: nothing after it may be trusted
    constraint,  ///< a bug: a write broke a rule of the schema
    not_a_store, ///< not a SQLite file, or damaged
    newer,       ///< written by a newer version
    older,       ///< written by an older version, and not to be brought up to date now
    other,
};

/// What went wrong in the database. `what()` names the engine's own message, never bound values.
class failure : public std::runtime_error {
public:
    failure(failure_kind kind, const std::string& what);

    [[nodiscard]] failure_kind kind() const noexcept { return kind_; }

private:
    failure_kind kind_;
};

/// One connection to a store with the newest schema. Used by one thread at a time. The
/// engine is hidden: only the files of this folder see it.
class session {
public:
    /// Opens `path`, or makes it, and brings its schema up to date: WAL, synchronous=FULL, foreign
    /// keys, and 10 s of patience with other processes. Throws failure.
    explicit session(const std::string& path);
    session(session&&) noexcept;
    session& operator=(session&&) noexcept;
    ~session();

    /// The same of a store that is up to date already, for those who only read: throws failure
    /// (older) instead of changing the schema.
    [[nodiscard]] static session without_migration(const std::string& path);

    /// An empty store in memory, for tests.
    [[nodiscard]] static session in_memory();

    /// A copy in memory that nothing else sees (SQLite's backup): what `simulate` runs on.
    [[nodiscard]] session private_copy();

    /// Opens again what is at the path, after an I/O error made the connection's view doubtful.
    /// Throws failure; the store is closed then, and whatever uses it throws failure (io) until it
    /// is opened again.
    void reopen();

    /// Moves what the write-ahead log holds into the database without waiting for anybody. Called
    /// off the hot path.
    void checkpoint();

    struct impl;
    [[nodiscard]] impl& internals() noexcept { return *impl_; }

private:
    explicit session(std::unique_ptr<impl> made);

    std::unique_ptr<impl> impl_;
};

/// A write transaction (BEGIN IMMEDIATE). Rolls back unless committed. Table functions that write
/// take the session and expect one to be open: the caller owns atomicity.
class transaction {
public:
    explicit transaction(session& db);
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction();

    /// Durable when it returns. Throws failure; after kind io the caller reopens.
    void commit();

private:
    session& db_;
    bool open_ = true;
};

} // namespace remembrancer::store
