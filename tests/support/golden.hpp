#pragma once

#include <string>
#include <string_view>

namespace remembrancer::support {

/// Compares `actual` with the file `tests/golden/<name>`. Empty when they are equal, else the first
/// line that differs, as both have it. With UPDATE_GOLDEN=1 in the environment the file is written
/// instead; look at the diff before you commit it.
[[nodiscard]] std::string golden_difference(std::string_view name, std::string_view actual);

} // namespace remembrancer::support
