#pragma once

#include "daemon/intake/import_dependencies.hpp"
#include "daemon/intake/import_state.hpp"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace remembrancer::intake {

/// Where the rows of this import say what their items depend on, by item.
using dependency_places = std::unordered_map<std::int64_t, plan::source_place>;

/// What this import brought that links may come from. The references outlive the call.
struct link_sources {
    const dependency_places& places;
    const incoming_links& sheets;
    const std::unordered_set<std::int64_t>& added; ///< items that are new: they have no history
};

/// Finds what items depend on, by their own column and by tables of dependencies together, and
/// which product milestones belong to, among all items of the store, once all that the import
/// holds are in. What a ref does not name exactly is asked about.
void link_items(import_state& state, const link_sources& from);

} // namespace remembrancer::intake
