#pragma once

#include "daemon/plan/board.hpp"
#include "daemon/store/session.hpp"

#include <vector>

namespace remembrancer::store {

/// In the order in which they were first seen. `people_version` changes with them.
[[nodiscard]] std::vector<plan::board> boards(session& db);

/// Stores one board by its folded name. Inside a transaction.
void put_board(session& db, const plan::board& board);

} // namespace remembrancer::store
