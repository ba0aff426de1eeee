#pragma once

#include "daemon/plan/measure_part.hpp"
#include "daemon/store/session.hpp"

#include <vector>

namespace remembrancer::store {

/// Every measure that is a part of another, without the vanished ones, by their numbers.
[[nodiscard]] std::vector<plan::measure_part> measure_parts(session& db);

/// Wakes every measure when any of them was changed since it was last looked at: it may be a part
/// of the others, or have been. Inside a transaction.
void wake_totals(session& db);

} // namespace remembrancer::store
