#include "daemon/store/change_mark.hpp"

#include "daemon/store/sql.hpp"
#include "daemon/store/sqlite_handle.hpp"
#include "daemon/store/written_aside.hpp"

namespace remembrancer::store {
namespace {

struct data_version : prepared {
    explicit data_version(soci::session& sql) : prepared(sql) {
        prepare("PRAGMA data_version", soci::into(version));
    }
    long long version = 0;
};

long long rows_written(session& db) {
    return sqlite::rows_written(sqlite::handle(sql_of(db)));
}

} // namespace

change_mark changes_so_far(session& db) {
    return translated(db, [&] {
        auto& select = cached<data_version>(db);
        change_mark mark;
        for (bool row = select.run(); row; row = select.next())
            mark.by_others = select.version;
        mark.connection = db.internals().times_closed;
        mark.own = rows_written(db) - db.internals().rows_aside;
        return mark;
    });
}

written_aside::written_aside(session& db) : db_(db), before_(rows_written(db)) {}

written_aside::~written_aside() {
    db_.internals().rows_aside += rows_written(db_) - before_;
}

} // namespace remembrancer::store
