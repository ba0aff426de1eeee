#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// Open, and expected on another day than by the plan before, although an authority fixes its date.
/// News for some working days, and each move is an episode of its own.
namespace remembrancer::rules::fixed_date_moved {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::fixed_date_moved
