#pragma once

#include "daemon/intake/import_state.hpp"

#include <set>
#include <span>
#include <string>

namespace remembrancer::intake {

/// Takes out of the contacts whom no programme's table names any more, once those whom the tables
/// of this import name are stored. `joined` are the folded names of those whom it has added.
void take_leave(import_state& state, std::span<const source_table> tables,
                const std::set<std::string>& joined);

/// Of how many open items they are owners, once all items are in.
void count_items_left(import_state& state);

} // namespace remembrancer::intake
