#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The parts of a measure, all of them counted for the same period, do not add up to it. What was
/// rounded when it was typed may be off by half of what its last digit stands for. One that names
/// its own title as its total is a part of a namesake, if anything, and no total.
namespace remembrancer::rules::total_unreconciled {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::total_unreconciled
