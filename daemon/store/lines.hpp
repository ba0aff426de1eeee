#pragma once

// For the files of this folder only.

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::store {

/// Lists of names are stored as text, a line each.
[[nodiscard]] std::string to_lines(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> from_lines(const std::string& text);

/// What tells apart what has the same identity in two programmes. Of the first programme, which has
/// no name here, it is the identity itself, so that a store of one programme stays as it is.
[[nodiscard]] std::string identity_within(std::string_view programme, std::string identity);

} // namespace remembrancer::store
