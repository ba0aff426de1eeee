#pragma once

#include "daemon/plan/alert.hpp"

namespace remembrancer::routing {

/// The parts of a message, in the order in which they stand. Stored by number within an alert's
/// place: never renumber.
enum class message_part : int {
    escalated = 0,
    worsened = 1,
    ahead = 2,
    overdue = 3,
    needs_date = 4,
    due_today = 5,
    due_soon = 6,
    question = 7,
    check = 8,
    over = 9
};

/// Where its line stands, whose alert is of the rule.
[[nodiscard]] message_part part_of(plan::rule rule, plan::role told_as, int step,
                                   plan::reason reason);

} // namespace remembrancer::routing
