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

/// Whose alerts make a message: those who have one that does not wait, or everybody's.
enum class hearing { urgent, everybody };

/// The next recipients, in order of name after `after`, who have alerts that no message holds yet.
[[nodiscard]] std::vector<std::string> recipients_waiting(session& db, hearing of,
                                                          const std::string& after, int limit);

/// The next recipients, the same way, of urgent alerts that this round decided.
[[nodiscard]] std::vector<std::string> recipients_of_round(session& db, plan::round_id round,
                                                           const std::string& after, int limit);

/// Those for whose next message anything waits that was decided in [from, before).
[[nodiscard]] std::vector<std::string> held_back_for(session& db, plan::date from,
                                                     plan::date before);

/// What waits for the recipient's next message makes one from now on. Inside a transaction.
void release_held_back(session& db, const std::string& recipient);

/// An alert to be put into a message, with what it is about.
struct waiting_alert {
    plan::alert alert;
    plan::episode episode;
    plan::round_id round; ///< that decided it
};

/// A stretch of alerts by their numbers, both ends included; as it is, of none.
struct alert_range {
    plan::alert_id first;
    plan::alert_id last;

    friend bool operator==(const alert_range&, const alert_range&) = default;
};

/// The recipient's alerts that no message holds yet, oldest first, but those that the caller has
/// `at_hand`. Those of an open item that has vanished pause.
[[nodiscard]] std::vector<waiting_alert> waiting_alerts(session& db, const std::string& recipient,
                                                        const alert_range& at_hand = {});

/// Inside a transaction.
void put_into_message(session& db, std::span<const plan::alert_id> alerts, plan::outbox_id message);

} // namespace remembrancer::store
