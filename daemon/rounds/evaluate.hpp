#pragma once

#include "daemon/rounds/kept_lines.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/store/session.hpp"

namespace remembrancer::rounds {

/// Small enough that a settling commit waits a few tens of milliseconds at the most.
inline constexpr int subjects_in_chunk = 1000;

struct evaluated {
    int subjects = 0;
    int alerts = 0;
    bool more = false;
};

/// Looks at the next `limit` subjects whose wake date is reached: findings, episodes, alerts, and
/// the next wake date, in one transaction. After a crash the next call goes on where the last
/// commit ended. An immediate round looks at what has just been woken, decides what is immediate,
/// and leaves the items due for the next scheduled round. What is to be told is kept in `kept`.
[[nodiscard]] evaluated evaluate_chunk(store::session& db, const scope& in, kept_lines& kept,
                                       int limit);

} // namespace remembrancer::rounds
