#pragma once

#include "daemon/plan/predecessor.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>
#include <string>

/// What the two rules about a predecessor ask of it, and how both name it.
namespace remembrancer::rules {

/// In what trouble a predecessor is, the worst last.
enum class plight { undated, no_float, overdue, too_late };

/// None of one that is done, or lands with working days to spare before `own`, the date of what
/// waits for it.
[[nodiscard]] std::optional<plight>
plight_of(const plan::predecessor& before, const std::optional<plan::date>& own, const context& in);

/// The day from which its lag lets begin what waits for it. It has a date.
[[nodiscard]] plan::date lands(const plan::predecessor& before);

/// The working days between the two that may be lost, negative when too late; none when either has
/// no date. What a decision allows begins on the working day after it.
[[nodiscard]] std::optional<int> float_of(const plan::predecessor& before,
                                          const std::optional<plan::date>& own, const context& in);

/// `milestone M12`, `the decision D3`.
[[nodiscard]] std::string name_of(const plan::predecessor& before);

/// ` with 8 days to follow`, ` with 1 day of overlap`, or nothing.
[[nodiscard]] std::string lag_of(const plan::predecessor& before);

} // namespace remembrancer::rules
