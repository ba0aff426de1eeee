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

void migrate(session& db) {
    if (schema_of(db) == newest_schema())
        return;
    // Read again under the write lock: another process may be migrating at the same time.
    transaction all(db);
    const int current = schema_of(db);
    if (current > newest_schema())
        throw failure(failure_kind::newer,
                      "the store has schema " + std::to_string(current) + ", this program knows " +
                          std::to_string(newest_schema()) + ": install the newer remembrancer");
    for (int version = current; version < newest_schema(); ++version) {
        translated(db, [&] {
            for (const std::string& statement :
                 schema_steps().at(static_cast<std::size_t>(version)))
                sql_of(db) << statement;
            sql_of(db) << "PRAGMA user_version=" + std::to_string(version + 1);
        });
    }
    all.commit();
}

} // namespace remembrancer::store
