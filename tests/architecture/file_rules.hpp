#pragma once

#include "tests/architecture/fault.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::architecture {

/// A file that a person cannot hold in the head: over 400 lines.
[[nodiscard]] std::vector<fault> length_faults(const std::string& path, std::string_view text);

/// What no C++ file may hold: a coroutine started with nobody to hear its exception, an event loop
/// stopped under its tasks, work left for later, and in tests a sleep or a test file that tests
/// nothing.
[[nodiscard]] std::vector<fault> ban_faults(const std::string& path, std::string_view text);

/// A header without `#pragma once`, a file of a stage outside the namespace of its folder.
[[nodiscard]] std::vector<fault> namespace_faults(const std::string& path, std::string_view text);

} // namespace remembrancer::architecture
