#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// What must be there before it is late, has lost its date or is out of the plan, or is expected so
/// late that no working day is left between the two. Of several the worst is told: too late by the
/// most, late, without float, undated; of two as bad the one that became so last. Each new date of
/// it is told anew, and that it has passed.
namespace remembrancer::rules::predecessor_late {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::predecessor_late
