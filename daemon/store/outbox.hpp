#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/delivery.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::store {

/// A message to be put into the outbox.
struct new_message {
    std::string key;                     ///< idempotency key, unique for ever
    std::optional<plan::round_id> round; ///< none: not from a round (notices, tests)
    std::string person;
    std::string channel;     ///< `email`, `file`, or a webhook's name
    std::string destination; ///< what fails as one: the relay, the endpoint
    std::string address;
    plan::message_kind kind = plan::message_kind::reminder;
    std::string model; ///< JSON
    base::instant created;
    base::instant due;        ///< the earliest time at which it may be sent
    bool claimed = false;     ///< the dispatcher's window has room: it is sent at once
    bool may_be_copy = false; ///< its reader may have the same by another channel
};

struct outbox_row {
    plan::outbox_id id;
    std::string key;
    std::string person;
    std::string channel;
    std::string destination;
    std::string address;
    std::string kind;
    std::string model;
    plan::outbox_state state = plan::outbox_state::pending;
    int attempts = 0;         ///< settled ones
    int unknown_attempts = 0; ///< of them with verdict unknown
    bool may_be_copy = false; ///< an earlier attempt may have arrived
    base::instant created;
    std::optional<base::instant> first_attempt_at;
    base::instant next_attempt_at;
    std::string last_outcome; ///< `accepted`, `deferred: timeout: ...`

    friend bool operator==(const outbox_row&, const outbox_row&) = default;
};

/// What becomes of a claimed message after an attempt.
struct settlement {
    plan::outbox_id id;
    plan::outbox_state state = plan::outbox_state::accepted;
    int attempts = 0; ///< after this one
    int unknown_attempts = 0;
    bool may_be_copy = false; ///< from now on
    base::instant at;         ///< of the attempt
    base::instant first_attempt_at;
    base::instant next_attempt_at; ///< for deferred
    plan::send_outcome outcome;
    bool sent_as_copy = false; ///< this attempt was marked as a possible copy
};

struct attempt_row {
    int number = 0;
    base::instant at;
    std::string verdict;
    std::string reason;
    std::string detail;
    bool may_be_copy = false;
};

struct outbox_counts {
    long long pending = 0;
    long long claimed = 0;
    long long deferred = 0;
    long long accepted = 0;
    long long dead = 0;
    long long cancelled = 0;
};

/// Inside a transaction. Empty when the round already has a message for this person and channel.
[[nodiscard]] std::optional<plan::outbox_id> insert_message(session& db,
                                                            const new_message& message);

/// The row that `insert_message` has just made of it.
[[nodiscard]] outbox_row row_of(plan::outbox_id id, const new_message& message);

/// Claims up to `limit` messages of one destination that are due, oldest first. Inside a
/// transaction. The order within the result is not defined.
[[nodiscard]] std::vector<outbox_row> claim_due(session& db, const std::string& destination,
                                                base::instant now, int limit);

/// Inside a transaction. Only a claimed row is settled; returns whether it was one. Of one that is
/// dead the caller says whether what it listed is to be reported again.
bool settle(session& db, const settlement& result);

/// What the message reported in a list is to be reported again: nobody will read it there. One that
/// is sent by hand after all repeats it. Inside a transaction.
void report_again(session& db, plan::outbox_id in);

/// Gives a claimed message back unsent; it is due as it was, but not before `not_before`. Inside a
/// transaction.
void unclaim(session& db, plan::outbox_id id, base::instant not_before = {});

/// Marks every claimed message as one whose next attempt may be a copy, and returns it to pending,
/// due at once. Inside a transaction; before anything is claimed.
long long recover_claims(session& db, base::instant now);

/// When the earliest unclaimed message of a destination is due; `instant::max()` without one.
[[nodiscard]] base::instant next_due(session& db, const std::string& destination);

/// The destinations for which messages wait.
[[nodiscard]] std::vector<std::string> waiting_destinations(session& db);

[[nodiscard]] outbox_counts count_outbox(session& db);

/// Calls `visit` for messages in a state (empty: in any), newest first, at most `limit`.
/// No statement is open while it does.
void each_message(session& db, std::string_view state, int limit,
                  const std::function<void(const outbox_row&)>& visit);
/// The same, read at once.
[[nodiscard]] std::vector<outbox_row> list_outbox(session& db, std::string_view state, int limit);
[[nodiscard]] std::optional<outbox_row> find_message(session& db, plan::outbox_id id);
[[nodiscard]] std::vector<attempt_row> attempts_of(session& db, plan::outbox_id id);

/// Back to pending, due now, with patience and unknown attempts counted afresh; should it die
/// again, the programme office hears of it again. Only dead and deferred messages. Inside a
/// transaction.
[[nodiscard]] bool retry_message(session& db, plan::outbox_id id, base::instant now);
/// To cancelled; only dead, deferred and pending messages. What it reported in a list is to be
/// reported again. Inside a transaction.
[[nodiscard]] bool drop_message(session& db, plan::outbox_id id);

/// For simulation: what waits counts as accepted. Inside a transaction.
void accept_everything(session& db);

/// Cancels the unsent (pending or deferred) messages in which an alert of `episode` is listed, and
/// gives their other alerts back to be told in the next round; withdraws what of `episode` no
/// message holds yet. A message that may have arrived is not unsent. Inside a transaction.
void withdraw_unsent(session& db, plan::episode_id episode);

/// Dead messages of which the programme office has not heard, and the mark that a message lists
/// one.
[[nodiscard]] std::vector<outbox_row> unreported_dead(session& db, int limit);
[[nodiscard]] long long count_unreported_dead(session& db);
void mark_dead_reported(session& db, plan::outbox_id id, plan::outbox_id in);

} // namespace remembrancer::store
