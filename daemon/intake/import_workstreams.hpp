#pragma once

#include "daemon/intake/import_state.hpp"

#include <span>

namespace remembrancer::intake {

/// Brings the workstreams of the tables to the store: their people, and what each is a part of,
/// which rows of items may say as well. Leaves the tree of all of them in `state`.
void import_workstreams(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
