#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/preferences.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/rounds.hpp"
#include "daemon/store/waiting_alerts.hpp"

#include <memory>
#include <optional>

namespace remembrancer::rounds {

/// What one round works with, from its first chunk to its last.
struct scope {
    std::shared_ptr<const snapshot> settings;
    std::shared_ptr<const known_people> known;
    plan::date today{}; ///< of the scheduled time, in the programme's zone
    store::round_row round;
    bool is_immediate = false; ///< tells only what cannot wait for the next scheduled round
    const digest_settings* digest = nullptr; ///< what alone it sends; null: it reminds
    /// Of a digest the day of its schedule's former round; none: it is the first, or of none.
    std::optional<plan::date> former;
    preferences chosen;
    /// Whose alerts make a message in this round: everybody's in the first round of a week.
    store::hearing hears = store::hearing::urgent;
};

/// Sets about waking everything when the fingerprint has changed. One transaction.
[[nodiscard]] std::shared_ptr<const scope> prepare_round(store::session& db, people_cache& people,
                                                         std::shared_ptr<const snapshot> settings,
                                                         const store::round_row& round);

/// The same for looking at the plan on a day, with no round: changes nothing.
[[nodiscard]] std::shared_ptr<const scope> look_at(store::session& db, people_cache& people,
                                                   std::shared_ptr<const snapshot> settings,
                                                   plan::date today);

/// Whether what is open was looked at by these settings and people, or is due to be: only then do
/// episodes and wake dates say what holds by them.
[[nodiscard]] bool is_looked_at(store::session& db, const known_people& known);

/// Wakes the next stretch of what is open after a change of settings; whether there is more. One
/// transaction.
[[nodiscard]] bool wake_chunk(store::session& db, int many);

} // namespace remembrancer::rounds
