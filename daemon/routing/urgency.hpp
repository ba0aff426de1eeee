#pragma once

#include "daemon/plan/alert.hpp"

namespace remembrancer::routing {

/// Whether somebody above the owner hears of what is late; that it is over escalates nothing.
[[nodiscard]] bool is_escalation(plan::rule rule, plan::role told_as, int step = 0);

/// Whether no preference of its reader puts it off: an escalation, or the entry into a top band.
[[nodiscard]] bool cannot_wait(plan::rule rule, const plan::alert& alert);

/// Whether a finding is told as soon as it is known, by a round of its own: a rating that
/// fell, the entry into a top band, a fixed date that moved.
[[nodiscard]] bool is_immediate(plan::rule rule, plan::reason reason);

} // namespace remembrancer::routing
