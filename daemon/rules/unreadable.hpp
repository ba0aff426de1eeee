#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// A date that nobody could read, or a value off its scale: kept as typed, never guessed, and asked
/// about until it is settled. Of several its reason is that of a date, else of a value off its
/// scale, else of words that are not understood. A missing owner is `no_owner`'s affair.
namespace remembrancer::rules::unreadable {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::unreadable
