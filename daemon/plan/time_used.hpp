#pragma once

#include "daemon/plan/date.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// The time that a programme has used against what it has delivered.
struct time_used {
    int days = 0;    ///< since it started, at most `of_days`
    int of_days = 1; ///< from its start to its last key date
    int delivered = 0;
    int of_milestones = 1;

    friend bool operator==(const time_used&, const time_used&) = default;
};

/// Empty before the start, where the end is not after it, and without milestones.
[[nodiscard]] std::optional<time_used> time_used_on(date today, date started, date end,
                                                    int delivered, int of_milestones);

/// Rounded.
[[nodiscard]] int percent_of_days(const time_used& of);
[[nodiscard]] int percent_delivered(const time_used& of);

/// `272 of 547 days used (50%), 16 of 62 milestones closed (26%)`.
[[nodiscard]] std::string in_words(const time_used& of);

} // namespace remembrancer::plan
