#pragma once

#include "tests/architecture/fault.hpp"
#include "tests/architecture/source_tree.hpp"

#include <vector>

namespace remembrancer::architecture {

/// Code that is there but not built: a folder of C++ without a CMakeLists.txt or left out of the
/// list above it, and a source or test that no list of its folder names.
[[nodiscard]] std::vector<fault> build_faults(const std::vector<source_file>& tree);

} // namespace remembrancer::architecture
