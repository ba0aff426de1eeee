#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/source_tables.hpp"

#include <span>

namespace remembrancer::intake {

/// Stores what tables of programmes say of each, before anything else of the import. A table says
/// it of all: what the last one had and this one lacks goes, unless the store has items of it.
/// Whether anything is another than it was.
[[nodiscard]] bool import_programmes(import_state& state, std::span<const source_table> tables);

} // namespace remembrancer::intake
