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

/// On the first working day of a week: decides, once a week, that each programme's office gets its
/// list. A transaction each.
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

/// The programme that a weekly list is of: 0 is the first, then those that the settings name
/// further, in their order.
[[nodiscard]] std::size_t programme_of_list(const plan::subject& list);

/// The list of those programmes as the store has it now, without the questions that stand `above`
/// it: questions, vanished items, items past their baseline, changed baselines, and in the first
/// programme's missed rounds and dead messages.
[[nodiscard]] gathered_list gather_weekly_list(store::session& db, const scope& in,
                                               const asked_questions& above,
                                               const std::set<std::size_t>& programmes);

/// Marks what only one list shall say as said by the message `in`, until that is withdrawn, dropped
/// or dead. Inside a transaction.
void mark_listed(store::session& db, const gathered_list& said, plan::outbox_id in);

} // namespace remembrancer::rounds
