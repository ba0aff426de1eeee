#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A risk about which nothing is planned. One that is red as well is red_without_plan's, so that
/// nobody is asked for the same plan twice.
namespace remembrancer::rules::no_mitigation {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::no_mitigation
