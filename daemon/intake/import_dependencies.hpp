#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/source_tables.hpp"
#include "daemon/store/dependency_rows.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::intake {

/// A link that a row of a table of dependencies states, on its way.
struct incoming_link {
    store::dependency_row row;
    plan::source_place successor_place;
    /// It was rejected: only its names are known, and what is stored of the same link stays.
    bool is_rejected = false;
};

/// What makes rows the same link: the programme and the two names, in any case.
[[nodiscard]] std::string identity_of(const store::dependency_row& row);

struct incoming_links {
    /// Whose links the tables hold, and so replace; empty when there is no such table.
    std::set<std::string> programmes;
    std::vector<incoming_link> links; ///< in the order of the rows; each identity once
    std::string source;               ///< the first such table, in words
};

/// Reads the tables of dependencies; a row that cannot be used is rejected. What their refs mean is
/// found by `link_items`.
[[nodiscard]] incoming_links read_dependencies(import_state& state,
                                               std::span<const source_table> tables);

} // namespace remembrancer::intake
