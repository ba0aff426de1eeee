#pragma once

#include "daemon/intake/subject_rows.hpp"
#include "daemon/intake/workstream_tree.hpp"

#include <map>
#include <span>
#include <string>

namespace remembrancer::intake {

/// What an import says that a workstream is a part of.
struct stated_parent {
    std::string part;   ///< as typed
    std::string parent; ///< as typed; empty: of none
    plan::source_place place;
};

using stated_parents = std::map<home, stated_parent>;

/// Gathers it from `rows`, those of the tables of workstreams, and where they name none from the
/// rows of items. What contradicts another row or the store, or would make a workstream a part of
/// itself, is asked about and not taken.
[[nodiscard]] stated_parents read_parents(import_state& state, std::span<const source_table> tables,
                                          std::span<const subject_row> rows,
                                          const workstream_tree& stored);

} // namespace remembrancer::intake
