#pragma once

#include "tests/architecture/fault.hpp"
#include "tests/architecture/source_tree.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::architecture {

/// What is wrong with the table of needs, `| row | what serves it | test |`: a row of another form,
/// out of order or there twice, without a test although it is served, or with one that the tree
/// does not have. Tests are named `tests/x/y_test.cpp: "its sentence"`, several with `; ` between.
/// A row that names none says why: `Not this daemon's: ...`, and `-` for the test.
[[nodiscard]] std::vector<fault> needs_faults(const std::string& path, std::string_view table,
                                              const std::vector<source_file>& tree);

} // namespace remembrancer::architecture
