#pragma once

#include "daemon/store/session.hpp"

namespace remembrancer::store {

/// The schema version that this program reads and writes.
[[nodiscard]] int newest_schema();

/// The schema version of an open store; 0 for an empty one.
[[nodiscard]] int schema_of(session& db);

/// Brings the schema up to date, one transaction a version. Throws failure (newer) for a store that
/// a newer program has written.
void migrate(session& db);

} // namespace remembrancer::store
