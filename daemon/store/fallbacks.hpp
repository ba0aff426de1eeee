#pragma once

#include "daemon/store/outbox.hpp"

#include <optional>
#include <string>
#include <vector>

/// Escalations that go by another channel because one does not take them. Everything here is called
/// inside a transaction, but for what is only read.
namespace remembrancer::store {

/// An escalation that is neither sent nor being sent.
struct waiting_escalation {
    outbox_row row;
    base::instant due; ///< since when it could have gone
};

/// At most `limit` of those that were due at `due_by` or before, the earliest first.
[[nodiscard]] std::vector<waiting_escalation> escalations_due(session& db, base::instant due_by,
                                                              int limit);

/// When the earliest of them was due, or will be; `instant::max()` without one.
[[nodiscard]] base::instant first_escalation_due(session& db);

/// Its time counts from `due` on.
void put_off_escalation(session& db, plan::outbox_id id, base::instant due);

/// It is not asked for again: no other channel reaches its reader.
void leave_to_its_channel(session& db, plan::outbox_id id);

/// At start: the settings may name other channels, so what was left to its channel counts again.
/// What was due before `earliest` is due from then on.
void count_escalations_from(session& db, base::instant earliest);

/// Where a message went, and those in whose place it stands.
[[nodiscard]] std::vector<std::string> destinations_tried(session& db, plan::outbox_id id);

/// What goes in the place of a message.
struct replacement {
    new_message message;
    bool holds_all = false; ///< everything that the other message told
    /// Of lines that it tells when it does not hold all. What else the other told is told in the
    /// next round.
    std::vector<plan::alert_id> alerts;
};

/// Cancels `old` and inserts the other in its place, in the same round. Empty, and nothing is
/// changed, unless `old` is unsent or dead.
[[nodiscard]] std::optional<plan::outbox_id> replace_message(session& db, plan::outbox_id old,
                                                             const replacement& by);

/// What went in its place, and what it went in the place of.
[[nodiscard]] std::optional<outbox_row> message_instead_of(session& db, plan::outbox_id id);
[[nodiscard]] std::optional<outbox_row> message_replaced_by(session& db, plan::outbox_id id);

} // namespace remembrancer::store
