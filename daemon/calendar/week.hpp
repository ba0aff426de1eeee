#pragma once

#include "daemon/plan/date.hpp"

#include <chrono>

namespace remembrancer::calendar {

/// The Monday of the day's ISO week: the day itself or one of the six before it.
[[nodiscard]] constexpr plan::date monday_of(plan::date day) noexcept {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

} // namespace remembrancer::calendar
