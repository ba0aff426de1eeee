#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/finding.hpp"

namespace remembrancer::routing {

/// Whether somebody does what it is about, as owners do, and those who clear papers. All others are
/// told of it above them.
[[nodiscard]] bool does_the_work(plan::role told_as);

/// Whether a last day has passed by `day`: until then such a rule reminds of it.
[[nodiscard]] bool is_late_on(const plan::finding& of, plan::date day);

/// Whether somebody above those who do the work hears of what is late. Nothing escalates before the
/// last day; that it is over escalates nothing.
[[nodiscard]] bool is_escalation(plan::rule rule, plan::reason why, plan::role told_as,
                                 int step = 0);

/// Whether no preference of its reader puts it off: an escalation, or the entry into a top band.
[[nodiscard]] bool cannot_wait(plan::rule rule, const plan::alert& alert);

/// Whether a finding is told as soon as it is known, by a round of its own: a rating that
/// fell, the entry into a top band, a fixed date that moved.
[[nodiscard]] bool is_immediate(plan::rule rule, plan::reason reason);

} // namespace remembrancer::routing
