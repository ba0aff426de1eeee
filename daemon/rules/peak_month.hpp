#pragma once

#include "daemon/plan/load.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>
#include <vector>

/// A month of a programme that holds at least `clusters.month` last days, and half as many again as
/// the mean of the months ahead that hold any: one alone is no peak. Needs, row 81.
namespace remembrancer::rules::peak_month {

/// The end of the eleventh month after this one: how far it looks.
[[nodiscard]] plan::date last_ahead(plan::date today);

/// By month. Of this one what is still ahead counts.
[[nodiscard]] std::vector<plan::finding> find(const plan::load& of, const context& in);

/// When the month of one of the load's dates comes into sight, or the next of them has passed.
[[nodiscard]] std::optional<plan::date> next_wake(const plan::load& of, const context& in);

} // namespace remembrancer::rules::peak_month
