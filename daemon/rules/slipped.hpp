#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// Open, and expected later than promised by at least the working days that the settings name. Both
/// dates count by their last day, so a month that becomes the next month has slipped.
namespace remembrancer::rules::slipped {

/// The working days between the two dates; none for what has not slipped.
[[nodiscard]] std::optional<int> working_days_late(const subject& of, const context& in);

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::slipped
