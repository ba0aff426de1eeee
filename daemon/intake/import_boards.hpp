#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/source_tables.hpp"

#include <span>

namespace remembrancer::intake {

/// Stores the boards, after the contacts, by whose names their chairs are told apart. None is ever
/// removed: a decision may still go to it.
void import_boards(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
