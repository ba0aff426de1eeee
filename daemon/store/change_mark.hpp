#pragma once

#include "daemon/store/session.hpp"

namespace remembrancer::store {

/// Two of a session that are equal say that nothing was written to the store between them, by this
/// connection or another; but for claims, settlements and what is given back unsent, which are left
/// out. None equals one of before the store was opened again: what a connection counts begins anew.
struct change_mark {
    long long connection = 0; ///< of the session's, 0 for the first
    long long by_others = 0;  ///< SQLite's data_version
    long long own = 0;        ///< rows that this connection has written

    friend bool operator==(const change_mark&, const change_mark&) = default;
};

/// Called inside a transaction: what counts is what it reads.
[[nodiscard]] change_mark changes_so_far(session& db);

} // namespace remembrancer::store
