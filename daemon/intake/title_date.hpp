#pragma once

#include "daemon/intake/sheet.hpp"
#include "daemon/plan/date.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace remembrancer::intake {

/// The day that a title says a plan is as of: `Milestone Plan – 05/12/2018`, `as at 5 December
/// 2018`. A date without a year or a day is none, and one decades from `today` neither.
[[nodiscard]] std::optional<plan::date> date_in_title(std::string_view title, plan::date today);

/// The first such day in the rows above the first table, whose headers are at `first_header` in
/// `source.rows`.
[[nodiscard]] std::optional<plan::date> title_date(const sheet& source, std::size_t first_header,
                                                   plan::date today);

} // namespace remembrancer::intake
