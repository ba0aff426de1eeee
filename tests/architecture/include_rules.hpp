#pragma once

#include "tests/architecture/fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::architecture {

/// Includes of one C++ file that its folder may not have: of folders beyond it in the flow of data,
/// of a third-party library that belongs to another folder, and includes out of order (the file's
/// own header, the project's, then the rest). Files outside `daemon` and `connectors` may include
/// what they like, in order.
[[nodiscard]] std::vector<fault> include_faults(const std::string& path, std::string_view text);

/// Libraries of the project that a folder's `CMakeLists.txt` links although its files may not
/// include them.
[[nodiscard]] std::vector<fault> link_faults(const std::string& path, std::string_view text);

} // namespace remembrancer::architecture
