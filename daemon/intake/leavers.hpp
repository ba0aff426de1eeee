#pragma once

#include "daemon/intake/import_state.hpp"

#include <span>

namespace remembrancer::intake {

/// Takes out of the contacts whom no programme's table names any more, once those whom the tables
/// of this import name are stored.
void take_leave(import_state& state, std::span<const source_table> tables);

/// Of how many open items they are owners, once all items are in.
void count_items_left(import_state& state);

} // namespace remembrancer::intake
