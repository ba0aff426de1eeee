#pragma once

#include "tests/simulation/oracle_days.hpp"
#include "tests/simulation/programmes.hpp"

#include <optional>
#include <vector>

namespace remembrancer::simulation {

/// When a programme's rounds must be held. Of the oracle: it shares no code with the daemon.
class timetable {
public:
    timetable(const setup& of, const oracle::work_days& work, oracle::day first, oracle::day last);

    /// The round that must be held when the daemon looks at the clock: the newest that has passed,
    /// if it is no more than eight hours ago.
    [[nodiscard]] std::optional<oracle::minute> due(oracle::minute now);

private:
    std::vector<oracle::minute> times_;
    std::size_t next_ = 0;
};

} // namespace remembrancer::simulation
