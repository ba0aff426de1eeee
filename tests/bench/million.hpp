#pragma once

#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/session.hpp"

#include <cstddef>
#include <memory>

namespace remembrancer::bench {

/// The Wednesday on which the measured rounds are held: nothing weekly happens on it.
[[nodiscard]] plan::date round_day();

/// As the settings file's defaults make it, with the bundled bank holidays.
[[nodiscard]] std::shared_ptr<const rounds::snapshot> plain_snapshot();

/// How large a programme is.
struct programme_size {
    std::size_t items = 1'000'000;
    unsigned people = 500;
    std::size_t late = 0; ///< of the items, the first
    /// Dates slip and fall on closed days as often as those of the demonstration's real plan: 15
    /// and 7 in a hundred. Otherwise all slip by a week, and every day is as likely as another.
    bool dated_as_real = false;
};

/// Fills an empty store with a large programme: people, 50 workstreams, and open milestones, each
/// with a baseline, a forecast 30 to 732 days after `round_day`, and an owner. None but the late
/// ones, which were due the working day before, is due on that day; all are yet to be looked at.
void fill_store(store::session& db, const programme_size& size);

} // namespace remembrancer::bench
