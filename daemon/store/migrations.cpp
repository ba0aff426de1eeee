#include "daemon/store/migrations.hpp"

#include "daemon/store/schema.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {

int newest_schema() {
    return static_cast<int>(schema_steps().size());
}

int schema_of(session& db) {
    return translated(db, [&] {
        long long version = 0;
        sql_of(db) << "PRAGMA user_version", soci::into(version);
        return static_cast<int>(version);
    });
}

void check_schema(session& db) {
    // In one statement: another process may be making the store at the same time.
    long long version = 0;
    long long tables = 0;
    long long ours = 0;
    translated(db, [&] {
        sql_of(db) << "SELECT user_version, (SELECT COUNT(*) FROM sqlite_master), (SELECT COUNT(*) "
                      "FROM sqlite_master WHERE name IN ('meta', 'item', 'outbox')) FROM "
                      "pragma_user_version",
            soci::into(version), soci::into(tables), soci::into(ours);
    });
    if (version == 0 ? tables != 0 : ours != 3)
        throw failure(failure_kind::not_a_store,
                      "this is another program's database: name another file for the store");
    if (version > newest_schema())
        throw failure(failure_kind::newer,
                      "the store has schema " + std::to_string(version) + ", this program knows " +
                          std::to_string(newest_schema()) + ": install the newer remembrancer");
}

void migrate(session& db) {
    if (schema_of(db) == newest_schema())
        return;
    // Read again under the write lock: another process may be migrating at the same time.
    transaction all(db);
    check_schema(db);
    for (int version = schema_of(db); version < newest_schema(); ++version) {
        translated(db, [&] {
            for (const std::string& statement :
                 schema_steps().at(static_cast<std::size_t>(version)))
                sql_of(db) << statement;
            sql_of(db) << "PRAGMA user_version=" + std::to_string(version + 1);
        });
    }
    all.commit();
}

void require_newest(session& db) {
    const int schema = schema_of(db);
    if (schema < newest_schema())
        throw failure(failure_kind::older,
                      "the store has schema " + std::to_string(schema) + ", this program needs " +
                          std::to_string(newest_schema()) +
                          ": the next `remembrancer import` or start of the daemon brings it up "
                          "to date");
}

} // namespace remembrancer::store
