#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/decided.hpp"

#include <optional>
#include <string_view>

namespace remembrancer::rounds {

/// What became of an alert. Machines read the names: never rename, only append.
enum class fate {
    told,              ///< its message was accepted
    under_way,         ///< its message is being sent, or is tried again
    held_until,        ///< its message may not be sent before its time
    given_up,          ///< its message is a dead letter, or bounced
    cancelled,         ///< its message was dropped by hand
    passed,            ///< a later step was reached at the same time
    already_told,      ///< it would have said only what its reader was told before
    withdrawn,         ///< its episode ended before it was sent
    waits_for_message, ///< it goes with its reader's next message
    waits_for_day,     ///< it waits for its reader's day of the week
    no_room,           ///< its reader's message was full; it comes in the next
    no_channel,        ///< no channel reaches its reader
    vanished,          ///< its item is not in the newest plan
    next_round,        ///< no round has made a message of it yet
};

/// `held_until`.
[[nodiscard]] std::string_view to_text(fate what);

/// Why a message was sent later than it was made, by the settings as they are now.
enum class held_for {
    nothing,
    quiet_hours,
    chosen_time, ///< the reader's own, for what can wait
    unknown,     ///< the settings of then are not those of now
};

[[nodiscard]] std::string_view to_text(held_for why);

/// A message's delay.
struct hold {
    held_for why = held_for::nothing;
    base::instant until; ///< from when on it may be sent

    friend bool operator==(const hold&, const hold&) = default;
};

/// Whether a message waits, or waited, for its time before it was tried first.
[[nodiscard]] hold hold_of(const snapshot& of, const store::outbox_row& message);

struct alert_fate {
    fate what = fate::next_round;
    /// The message that holds it; of `no_room` the one that was full.
    std::optional<store::outbox_row> message;
};

/// `item`: what it is about; null for the programme's list.
[[nodiscard]] alert_fate fate_of(store::session& db, const snapshot& of, const known_people& known,
                                 const store::decided_alert& decided, const plan::item* item);

} // namespace remembrancer::rounds
