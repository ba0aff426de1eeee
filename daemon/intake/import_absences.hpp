#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/source_tables.hpp"

#include <span>

namespace remembrancer::intake {

/// Brings the absences to what the tables say, after the contacts, of whom they are. What the last
/// table of a programme said and this one does not ends as by `absence end`; what was recorded by
/// itself stays.
void import_absences(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
