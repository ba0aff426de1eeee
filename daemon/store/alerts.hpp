#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/store/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::store {

/// Stores one decision of a round, unless it is stored already: unique by (episode, step, role,
/// principal). Returns its number if it is new. Inside a transaction.
std::optional<plan::alert_id> insert_alert(session& db, const plan::alert& alert,
                                           plan::round_id round, plan::date today);

/// What has been decided for an episode so far, oldest first.
[[nodiscard]] std::vector<plan::alert> alerts_of(session& db, plan::episode_id episode);

/// Those of them that were told: in a message that was accepted, is being sent, or may have
/// arrived.
[[nodiscard]] std::vector<plan::alert> told_alerts_of(session& db, plan::episode_id episode);

/// An alert to be put into a message, with what it is about.
struct waiting_alert {
    plan::alert alert;
    plan::episode episode;
    plan::round_id round; ///< that decided it
};

/// These alerts of the recipient's, those that are there.
[[nodiscard]] std::vector<waiting_alert> find_alerts(session& db, const std::string& recipient,
                                                     std::span<const plan::alert_id> ids);

/// These alerts of the recipient's. Inside a transaction.
void put_into_message(session& db, const std::string& recipient,
                      std::span<const plan::alert_id> alerts, plan::outbox_id message);

/// Those of the item's episodes pause, or no longer do. Part of storing an item.
void pause_alerts(session& db, plan::item_id item, bool paused);

} // namespace remembrancer::store
