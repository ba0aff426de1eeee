#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/alert.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::store {

/// An alert as a round decided it, with the round and the message that holds it.
struct decided_alert {
    plan::alert alert;
    plan::episode episode;
    std::optional<plan::reason> ended_for; ///< why the episode ended
    std::string schedule;                  ///< of the round
    base::instant scheduled_for;           ///< the round's time
    plan::round_id round;
    std::optional<plan::outbox_id> message; ///< none: no message holds it yet
};

/// All of an item's episodes, oldest first.
[[nodiscard]] std::vector<decided_alert> decided_of(session& db, plan::subject subject);

/// What a message tells, in the order in which it was decided.
[[nodiscard]] std::vector<decided_alert> decided_in(session& db, plan::outbox_id message);

/// What was decided on a day from `from` to `until` for a person: as the one meant, or as the one
/// told. Reads every alert.
[[nodiscard]] std::vector<decided_alert> decided_for(session& db, const std::string& person,
                                                     plan::date from, plan::date until);

struct ended_episode {
    plan::episode episode;
    std::optional<plan::reason> ended_for; ///< none: it is open
};

/// Oldest first.
[[nodiscard]] std::vector<ended_episode> episodes_with_ends(session& db, plan::subject subject);

/// A person's messages that were made, or first tried, in [from, before), oldest first. Reads every
/// message.
[[nodiscard]] std::vector<outbox_row> messages_between(session& db, const std::string& person,
                                                       base::instant from, base::instant before);

/// The newest message of a person from a round of this number or a later one.
[[nodiscard]] std::optional<outbox_row> newest_message_since(session& db, const std::string& person,
                                                             plan::round_id round);

} // namespace remembrancer::store
