#pragma once

#include "daemon/rounds/round.hpp"

namespace remembrancer::rounds {

/// Holds every round from the first to the last of two local days on a private copy of the store,
/// after going on with those that were left open, as a start would, and tells of each message that
/// would be sent. Nothing of `db` changes.
void simulate(store::session& db, const std::shared_ptr<const snapshot>& settings, plan::date first,
              plan::date last, const on_messages& tell);

} // namespace remembrancer::rounds
