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

/// Fills an empty store with a large programme: 500 people, 50 workstreams, and `items` open
/// milestones, each with a baseline, a forecast 30 to 730 days after `round_day`, and an owner.
/// None is due on that day, and all are yet to be looked at.
void fill_store(store::session& db, std::size_t items);

} // namespace remembrancer::bench
