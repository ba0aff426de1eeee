#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A risk or issue that shares most of its words with an earlier one: are they one? Needs, row 31.
namespace remembrancer::rules::likely_duplicate {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// It changes with the plan alone.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::likely_duplicate
