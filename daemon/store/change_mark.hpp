#pragma once

#include "daemon/store/session.hpp"

namespace remembrancer::store {

/// Two that are equal say that nothing was written to the store between them, by this connection
/// or another; but for claims, settlements and what is given back unsent, which are left out.
struct change_mark {
    long long by_others = 0; ///< SQLite's data_version
    long long own = 0;       ///< rows that this connection has written

    friend bool operator==(const change_mark&, const change_mark&) = default;
};

/// Called inside a transaction: what counts is what it reads.
[[nodiscard]] change_mark changes_so_far(session& db);

} // namespace remembrancer::store
