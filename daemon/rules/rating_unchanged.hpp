#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// The date moved later, and the rating says still that all is well. Holds while more is expected
/// than was promised; a rating that is given with the move or after it is an answer.
namespace remembrancer::rules::rating_unchanged {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::rating_unchanged
