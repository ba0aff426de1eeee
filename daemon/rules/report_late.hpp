#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The next status report is overdue, by its own cadence or the one of the settings; or there is
/// none at all, or none that says how it stands. Of a measure the next count is, by its own
/// cadence.
namespace remembrancer::rules::report_late {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::report_late
