#pragma once

// For the files of this folder only: here, and nowhere else, the engine is seen.

#include "daemon/base/clock.hpp"
#include "daemon/plan/date.hpp"
#include "daemon/store/session.hpp"

#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <unordered_map>

#include <soci/soci.h>

namespace remembrancer::store {

struct session::impl {
    std::string path;
    // Statements go before the connection: one that is left open leaks it (SOCI on SQLite).
    std::unique_ptr<soci::session> sql;
    std::unordered_map<std::type_index, std::shared_ptr<void>> statements;
    long long rows_aside = 0;   ///< of those this connection wrote, left out of `changes_so_far`
    long long times_closed = 0; ///< that there were connections before this one

    impl() = default;
    impl(const impl&) = delete;
    impl& operator=(const impl&) = delete;
    ~impl() { statements.clear(); }

    void close() {
        statements.clear();
        sql->close();
        rows_aside = 0;
        ++times_closed;
    }
};

[[nodiscard]] inline soci::session& sql_of(session& db) {
    return *db.internals().sql;
}

/// A statement that is prepared once and run often. Derived structs hold the bound variables and
/// call `prepare` with `soci::use` and `soci::into` of them, in the order of the text.
class prepared {
public:
    explicit prepared(soci::session& sql) : statement_(sql) {}
    prepared(const prepared&) = delete;
    prepared& operator=(const prepared&) = delete;

    /// Runs it; whether there is a (first) row.
    bool run() { return statement_.execute(true); }
    /// The next row. Call it to the end: a RETURNING left on a row makes COMMIT fail.
    bool next() { return statement_.fetch(); }
    [[nodiscard]] long long affected() { return statement_.get_affected_rows(); }

protected:
    template <class... Elements>
    void prepare(const std::string& text, const Elements&... elements) {
        (statement_.exchange(elements), ...);
        finish(text);
    }
    template <class Element>
    void bind(const Element& element) {
        statement_.exchange(element);
    }
    void finish(const std::string& text) {
        statement_.alloc();
        statement_.prepare(text, soci::details::st_repeatable_query);
        statement_.define_and_bind();
    }

private:
    soci::statement statement_;
};

/// The session's one prepared `Statement`, a struct that binds its own members.
template <class Statement>
[[nodiscard]] Statement& cached(session& db) {
    auto& slot = db.internals().statements[std::type_index(typeid(Statement))];
    if (!slot)
        slot = std::make_shared<Statement>(sql_of(db));
    return *static_cast<Statement*>(slot.get());
}

/// Whether a table has any row. Derived structs name it.
class has_rows : public prepared {
public:
    [[nodiscard]] bool any() {
        for (bool row = run(); row; row = next()) {
        }
        return found_ != 0;
    }

protected:
    has_rows(soci::session& sql, const std::string& table) : prepared(sql) {
        prepare("SELECT EXISTS (SELECT 1 FROM " + table + ")", soci::into(found_));
    }

private:
    long long found_ = 0;
};

[[noreturn]] void throw_failure(session& db);

/// Runs `work`, turning the engine's exceptions into failure, without the bound values that theirs
/// quote.
template <class Work>
decltype(auto) translated(session& db, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const soci::soci_error&) {
        throw_failure(db);
    }
}

/// Absent values are NULL in the table and '' at the seam (NULLIF and COALESCE in the SQL text).
[[nodiscard]] inline std::string or_empty(const std::optional<plan::date>& day) {
    return day ? plan::to_iso(*day) : std::string();
}
[[nodiscard]] inline std::optional<plan::date> date_or_none(const std::string& text) {
    return plan::date_from_iso(text);
}

/// Instants are stored as milliseconds since 1970, UTC.
[[nodiscard]] inline long long to_stored(base::instant when) {
    return when.time_since_epoch().count();
}
[[nodiscard]] inline base::instant instant_from_stored(long long stored) {
    return base::instant(std::chrono::milliseconds(stored));
}

} // namespace remembrancer::store
