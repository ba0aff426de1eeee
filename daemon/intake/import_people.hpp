#pragma once

#include "daemon/intake/import_state.hpp"

#include <span>

namespace remembrancer::intake {

/// Stores the contacts, and then the workstreams, of which the names are told apart with the help
/// of the contacts. Nobody is ever removed: a missing contact may still be an item's owner.
void import_contacts(import_state& state, std::span<const source_table> tables);
void import_workstreams(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
