#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The day has passed by which a risk or issue was to be looked at again. Without any date it is so
/// many days after somebody last looked, if ever anybody did: a register in which nobody confirms
/// anything is asked for dates by no_review, and not twice.
namespace remembrancer::rules::review_overdue {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::review_overdue
