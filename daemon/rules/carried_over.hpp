#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// What was put off as often as `carried_over_times`, or oftener: news of each further time. Needs,
/// row 33.
namespace remembrancer::rules::carried_over {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::carried_over
