#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/time_used.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A programme of whose milestones ten hundredths less are delivered than it has used of its time,
/// or fewer still. Needs, row 77.
namespace remembrancer::rules::behind_time {

/// `of` is as it stands today.
[[nodiscard]] std::optional<plan::finding> find(const plan::time_used& of, const context& in);

/// When a further hundredth of the time is used: that one more day is, is nothing new.
[[nodiscard]] std::optional<plan::date> next_wake(const plan::time_used& of, const context& in);

} // namespace remembrancer::rules::behind_time
