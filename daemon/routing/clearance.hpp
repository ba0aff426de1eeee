#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/routing/ladder.hpp"

#include <map>
#include <vector>

namespace remembrancer::routing {

/// Who clears a decision's papers, by the step on which their turn begins.
using clearance_turns = std::map<int, std::vector<holder>>;

/// Empty for every other finding, and where the ladder names the role itself: then they hear at its
/// steps, all together. `working_days`: that each has; 0: nobody has a turn.
[[nodiscard]] clearance_turns turns_of(const plan::finding& finding, const plan::item& item,
                                       const ladder& climbed, int working_days,
                                       const directory& people);

/// The ladder with a step for each turn.
[[nodiscard]] ladder with_turns(ladder climbed, const clearance_turns& turns);

} // namespace remembrancer::routing
