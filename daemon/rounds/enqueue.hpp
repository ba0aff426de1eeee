#pragma once

#include "daemon/rounds/scope.hpp"
#include "daemon/store/outbox.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// Whose messages are made in one transaction.
inline constexpr int recipients_in_chunk = 32;

/// What was put into the outbox, for the send log and for `simulate`.
struct composed_message {
    store::new_message message;
    plan::message model;
};

struct composed {
    std::vector<composed_message> messages;
    /// Those that were inserted as claimed, for the dispatcher to adopt, by destination.
    std::map<std::string, std::vector<store::outbox_row>> claimed;
    std::string last_recipient;
    bool more = false;
};

/// Places of the dispatcher's window, by destination.
using places = std::map<std::string, int>;

/// A message that is made and not stored yet.
struct to_enqueue {
    std::string recipient;
    reach by; ///< whose channel is not null
    plan::message model;
    bool cannot_wait = false; ///< for what its reader has put off
};

/// Puts messages of one round into the outbox. Lives inside a transaction; what it is given must
/// outlive it.
class enqueuer {
public:
    enqueuer(store::session& db, const scope& in, base::instant now, places& free, composed& out);

    /// Due now or when quiet hours end, and claimed while there is a free place. None if the round
    /// has given its reader one by this channel already.
    std::optional<plan::outbox_id> put(to_enqueue what);

private:
    store::session& db_;
    const scope& in_;
    base::instant now_;
    places& free_;
    composed& out_;
    std::string store_name_;
};

} // namespace remembrancer::rounds
