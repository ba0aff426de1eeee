#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::settings {

/// Reads a whole number with its unit: `250ms`, `20s`, `15m`, `8h`, `3d`. Empty for anything else,
/// and for more than 10 000 days.
[[nodiscard]] std::optional<std::chrono::milliseconds> duration_from_text(std::string_view text);

/// In the largest unit that says it exactly.
[[nodiscard]] std::string to_text(std::chrono::milliseconds length);

} // namespace remembrancer::settings
