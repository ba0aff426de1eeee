#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/store/session.hpp"

namespace remembrancer::rounds {

/// On the first working day of a week: decides, once a week, that the programme office gets its
/// list. In one transaction.
void plan_weekly_list(store::session& db, const scope& in);

/// The list as the store has it now: questions, vanished items, items past their baseline, changed
/// baselines, missed rounds, dead messages.
[[nodiscard]] plan::weekly_list gather_weekly_list(store::session& db, const scope& in);

/// Marks what only one list shall say (missed rounds, dead messages) as said. Inside a transaction.
void mark_listed(store::session& db);

} // namespace remembrancer::rounds
