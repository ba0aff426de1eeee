#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <vector>

namespace remembrancer::simulation {

/// Boards that differ in when they meet, what they ask for, and whether anybody knows their chairs.
[[nodiscard]] std::vector<oracle::board> usual_boards();

/// Other series, longer turns and ladders that go on.
void ask_earlier(oracle::organisation& of);
/// Those who clear papers hear at the ladder's steps, and the chairs hear of what is late.
void ask_all_together(oracle::organisation& of);

} // namespace remembrancer::simulation
