#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// Open, and expected at least a working day before the first day that was promised: one of the two
/// dates is a slip of the pen, or the promise can be kept early.
namespace remembrancer::rules::expected_before_promised {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::expected_before_promised
