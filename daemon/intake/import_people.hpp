#pragma once

#include "daemon/intake/import_state.hpp"

#include <span>

namespace remembrancer::intake {

/// Stores the contacts. Nobody is ever removed: a missing contact may still be an item's owner.
void import_contacts(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
