#pragma once

#include <string>
#include <vector>

namespace remembrancer::architecture {

struct source_file {
    /// From the root of the repository, with forward slashes: `daemon/plan/date.hpp`.
    std::string path;
    std::string text;
};

/// Every file of the repository that people write, in the order of the paths: C++, CMake lists and
/// presets, scripts, units. Build trees, data and documents are left out.
[[nodiscard]] std::vector<source_file> read_tree(const std::string& root);

/// The whole text of a file; throws when it cannot be read.
[[nodiscard]] std::string read_text(const std::string& path);

/// `daemon/plan` for `daemon/plan/date.hpp`; empty for a file at the root.
[[nodiscard]] std::string folder_of(const std::string& path);

/// The last part of a path: `date.hpp`.
[[nodiscard]] std::string name_of(const std::string& path);

[[nodiscard]] bool is_cpp(const source_file& file);

} // namespace remembrancer::architecture
