#pragma once

#include "daemon/calendar/zone.hpp"

#include <string>
#include <string_view>

namespace remembrancer::calendar {

/// Checks an RRULE text part by part, because libical says only that something is wrong. Returns
/// the rule in capitals, with UNTIL as a local date-time of `where`, ready for floating expansion.
/// Throws user_error (settings) naming the part and what was expected.
[[nodiscard]] std::string checked_rule(std::string_view rule, const zone& where);

} // namespace remembrancer::calendar
