#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace remembrancer::rounds {

/// On the first working day of a week: decides, once a week, that the programme office gets its
/// list. In one transaction.
void plan_weekly_list(store::session& db, const scope& in);

/// The list, and what of it no other list shall say.
struct gathered_list {
    plan::weekly_list list;
    std::vector<std::int64_t> changes; ///< of baselines
    std::vector<plan::round_id> missed;
    std::vector<plan::outbox_id> dead;
};

/// Questions that a message asks by itself: the item's number and the field.
using asked_questions = std::set<std::pair<std::int64_t, std::string>>;

/// The list as the store has it now, without the questions that stand `above` it: questions,
/// vanished items, items past their baseline, changed baselines, missed rounds, dead messages.
[[nodiscard]] gathered_list gather_weekly_list(store::session& db, const scope& in,
                                               const asked_questions& above);

/// Marks what only one list shall say as said by the message `in`, until that is withdrawn, dropped
/// or dead. Inside a transaction.
void mark_listed(store::session& db, const gathered_list& said, plan::outbox_id in);

} // namespace remembrancer::rounds
