#pragma once

#include "daemon/plan/ids.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/rounds.hpp"

#include <memory>
#include <vector>

namespace remembrancer::rounds {

/// What one round works with, from its first chunk to its last.
struct scope {
    std::shared_ptr<const snapshot> settings;
    routing::directory people;
    std::vector<plan::absence> absences;
    plan::date today{}; ///< of the scheduled time, in the programme's zone
    store::round_row round;
};

/// Reads the people, and sets about waking everything when the fingerprint has changed. One
/// transaction.
[[nodiscard]] std::shared_ptr<const scope> prepare_round(store::session& db,
                                                         std::shared_ptr<const snapshot> settings,
                                                         const store::round_row& round);

/// Wakes the next stretch of what is open after a change of settings; whether there is more. One
/// transaction.
[[nodiscard]] bool wake_chunk(store::session& db, int many);

} // namespace remembrancer::rounds
