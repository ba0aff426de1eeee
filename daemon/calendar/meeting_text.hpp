#pragma once

#include "daemon/calendar/recurrence.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::calendar {

struct meetings_reading {
    std::optional<recurrence> series;
    /// Why there is none, as a sentence without a full stop; empty for a blank.
    std::string fault;
};

/// Reads when a board meets, as people type it: `fortnightly from 5 December 2018`, `every second
/// Wednesday from 05/12/2018`, `first Wednesday of the month`, `2 weeks from 2018-12-05`, or a rule
/// of RFC 5545, `FREQ=MONTHLY;BYDAY=1WE`. Nothing is assumed: without a day to count from it is no
/// series to say `fortnightly`. A meeting that would fall on a day that is not worked is left out.
[[nodiscard]] meetings_reading read_meetings(std::string_view text);

} // namespace remembrancer::calendar
