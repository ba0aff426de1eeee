#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

/// What must be there before it has another date, and that leaves float: how much, while it is news
/// (`rules_settings::news_working_days`). Of several the one that moved last is told, of those the
/// one that leaves the least. What leaves none is told by `predecessor_late`. Each as-of
/// day is told once: what a second plan of the same day moves is not told anew.
namespace remembrancer::rules::predecessor_moved {

[[nodiscard]] std::optional<plan::finding> find(const subject& of, const context& in);

/// The earliest day after today on which `find` could say something new, if nothing is edited.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

} // namespace remembrancer::rules::predecessor_moved
