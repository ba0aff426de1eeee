#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <string>
#include <vector>

namespace remembrancer::simulation {

struct quiet_person {
    std::string name;
    int from = 0;  ///< minutes since midnight
    int until = 0; ///< the same
};

/// All of a store but its plans, and when its rounds are.
struct setup {
    std::string name;
    oracle::organisation organisation;
    int minute_of_day = 8 * 60 + 30;
    std::vector<int> weekdays; ///< Monday is 0; empty: each working day
    std::vector<quiet_person> quiet;
};

/// Five stores that differ in times, ladders, thresholds and preferences. In each there are five
/// programmes, which differ in nation, closures, key date, bands, director and office.
[[nodiscard]] const std::vector<setup>& setups();

/// The same as a settings file.
[[nodiscard]] std::string settings_text(const setup& of);

} // namespace remembrancer::simulation
