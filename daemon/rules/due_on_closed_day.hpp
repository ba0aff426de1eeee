#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// Open, and due on a single day to come on which nobody works: a weekend, a bank holiday or a
/// closure. A stretch of days that ends on one leaves days to work on.
namespace remembrancer::rules::due_on_closed_day {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::due_on_closed_day
