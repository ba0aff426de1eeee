#pragma once

#include "daemon/intake/intake_settings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// A number on a scale; or why there is none. Both empty for a blank.
struct scale_reading {
    std::optional<int> value;
    std::string question; ///< a sentence without a full stop

    friend bool operator==(const scale_reading&, const scale_reading&) = default;
};

/// Reads `4`, `4.0`, `12 (4x3)`. A dash is blank.
[[nodiscard]] scale_reading read_scale(std::string_view text, const scale& allowed);

} // namespace remembrancer::intake
