#pragma once

#include "daemon/intake/import_state.hpp"

#include <cstdint>
#include <unordered_map>

namespace remembrancer::intake {

/// Where the rows of this import say what their items depend on, by item.
using dependency_places = std::unordered_map<std::int64_t, plan::source_place>;

/// Finds what items depend on and which product milestones belong to, among all items of the store,
/// once all that the import holds are in. What a ref does not name exactly is asked about.
void link_items(import_state& state, const dependency_places& places);

} // namespace remembrancer::intake
