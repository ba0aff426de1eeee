#pragma once

#include "daemon/rules/subject.hpp"

#include <optional>
#include <string>

namespace remembrancer::rules {

/// Whether what changed with the plan of that day is still to be told: from the day itself, for the
/// working days that the settings name. Never of what has not changed.
[[nodiscard]] bool is_news(const std::optional<plan::date>& changed_on, const context& in);

/// The earliest day after today on which `is_news` could say something else.
[[nodiscard]] std::optional<plan::date> news_wake(const std::optional<plan::date>& changed_on,
                                                  const context& in);

/// Whether a re-cast brought the effective date, and not a moved or uncovered baseline.
[[nodiscard]] bool is_recast(const plan::item& item);

/// `, re-cast by Jo` of the newest move, or `moved` where that was of the baseline; empty where
/// nobody says who made it.
[[nodiscard]] std::string moved_by(const plan::item& item);

} // namespace remembrancer::rules
