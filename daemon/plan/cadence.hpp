#pragma once

#include "daemon/plan/duration.hpp"

#include <optional>
#include <string_view>

namespace remembrancer::plan {

/// Reads how often something comes: `weekly`, `fortnightly`, `monthly`, `quarterly`, `every 3
/// weeks`, `6-weekly`; nothing for anything else, as `as and when`, or `bi-weekly`, which is said
/// of both. At least a day.
[[nodiscard]] std::optional<duration> read_cadence(std::string_view text);

} // namespace remembrancer::plan
