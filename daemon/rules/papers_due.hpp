#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The papers of a decision are due with the board that decides, or late: from some working days
/// before that day up to the meeting itself. With a chain of clearance it begins with the first
/// one's turn, and says whose turn begins when.
namespace remembrancer::rules::papers_due {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::papers_due
