#pragma once

#include "daemon/plan/plan_date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// A date that a plan may name instead of writing it: `vesting day`, `Day 1`.
struct key_date {
    std::string name; ///< compared without regard to case and spacing
    plan::date day;

    friend bool operator==(const key_date&, const key_date&) = default;
};

using key_dates = std::vector<key_date>;

/// Reads a date as people type it into a plan: always day first, and a missing year is the one
/// nearest to `as_of`. What can mean two things, does not exist or is not understood comes back as
/// `unreadable` with the question to ask; nothing is guessed. Never throws for any bytes.
[[nodiscard]] plan::plan_date read_plan_date(std::string_view text, plan::date as_of,
                                             const key_dates& named = {});

/// A true date cell, which has lost the text it was typed as.
[[nodiscard]] plan::plan_date from_date(plan::date day);

} // namespace remembrancer::intake
