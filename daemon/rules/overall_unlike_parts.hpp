#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A report rates the whole better than every part of it, or green while a part is red; or worse
/// than every part. Parts without a rating say nothing.
namespace remembrancer::rules::overall_unlike_parts {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::overall_unlike_parts
