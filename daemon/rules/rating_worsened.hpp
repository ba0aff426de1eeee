#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The rating was worse in a recent plan than in the one before, or that of a report's dimension
/// was. Each fall is said once; the first rating of an item is none. Of a report's dimensions it is
/// the newest plan that changed any, and of that and the whole the newer fall.
namespace remembrancer::rules::rating_worsened {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::rating_worsened
