#pragma once

#include "daemon/store/session.hpp"

namespace remembrancer::store {

/// The schema version that this program reads and writes.
[[nodiscard]] int newest_schema();

/// The schema version of an open store; 0 for an empty one.
[[nodiscard]] int schema_of(session& db);

/// Throws failure (not_a_store) for another program's database and (newer) for a store that a newer
/// remembrancer has written. Changes nothing.
void check_schema(session& db);

/// Brings the schema up to date, in one transaction. Throws as `check_schema` does.
void migrate(session& db);

/// Throws failure (older) for a store that is to be migrated.
void require_newest(session& db);

} // namespace remembrancer::store
