#pragma once

#include "daemon/plan/pause.hpp"
#include "daemon/store/session.hpp"

#include <vector>

namespace remembrancer::store {

/// All that were ever made, in order of their numbers.
[[nodiscard]] std::vector<plan::pause> pauses(session& db);

/// Gives the pause its number. Inside a transaction.
plan::pause add_pause(session& db, const plan::pause& made);

/// Ends a pause after `last`, and wakes what it held back; one that had not begun by then is
/// removed. Returns whether there was one of this number that lasts beyond `last`. Inside a
/// transaction.
[[nodiscard]] bool end_pause(session& db, std::int64_t id, plan::date last);

} // namespace remembrancer::store
