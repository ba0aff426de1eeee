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

/// A programme of the virtual year, and when its rounds are.
struct setup {
    oracle::programme programme;
    int minute_of_day = 8 * 60 + 30;
    std::vector<int> weekdays; ///< Monday is 0; empty: each working day
    std::vector<quiet_person> quiet;
};

/// Five programmes that differ in nation, closures, times, ladders and people.
[[nodiscard]] const std::vector<setup>& programmes();

/// The same as a settings file.
[[nodiscard]] std::string settings_text(const setup& of);

} // namespace remembrancer::simulation
