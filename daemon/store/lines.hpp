#pragma once

// For the files of this folder only.

#include <string>
#include <vector>

namespace remembrancer::store {

/// Lists of names are stored as text, a line each.
[[nodiscard]] std::string to_lines(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> from_lines(const std::string& text);

} // namespace remembrancer::store
