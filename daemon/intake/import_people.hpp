#pragma once

#include "daemon/intake/import_state.hpp"

#include <span>

namespace remembrancer::intake {

/// Stores the contacts, and takes out who is none any more.
void import_contacts(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
