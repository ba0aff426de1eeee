#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::store {

/// The open episodes of these subjects of one kind, in no order.
[[nodiscard]] std::vector<plan::episode> open_episodes(session& db, plan::subject_kind kind,
                                                       std::span<const std::int64_t> subjects);

/// Opens the next episode of its rule and subject: gives it number and sequence. Inside a
/// transaction.
[[nodiscard]] plan::episode insert_episode(session& db, const plan::episode& opened);

/// Inside a transaction.
void end_episode(session& db, plan::episode_id id, plan::date on, plan::reason why);

[[nodiscard]] std::vector<plan::episode> episodes_of(session& db, plan::subject subject);

/// Calls `visit` for every item with an episode that was open on a day from `first` to `last`, by
/// id. Of the item it has number, kind and programme, and by whom people are found who hear of it:
/// workstream, owners, who clears it and its boards. Reads every episode.
void each_item_told_of(session& db, plan::date first, plan::date last,
                       const std::function<void(const plan::item&)>& visit);

[[nodiscard]] long long count_open_episodes(session& db, plan::rule rule);

/// The same of items of one programme.
[[nodiscard]] long long count_open_episodes(session& db, plan::rule rule,
                                            const std::string& programme);

} // namespace remembrancer::store
