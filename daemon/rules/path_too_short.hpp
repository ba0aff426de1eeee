#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A decision goes through several boards, and one of the earlier ones does not meet before the
/// last one is to decide. What they met on since the plan first held it counts: it may have been
/// there. Of a board whose first known meeting is not before the last one's nothing is said.
namespace remembrancer::rules::path_too_short {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::path_too_short
