#pragma once

#include "daemon/rounds/scope.hpp"
#include "daemon/store/outbox.hpp"

#include <map>
#include <string>
#include <vector>

namespace remembrancer::rounds {

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

/// Makes the messages of the next `limit` recipients after `after`, in order of name, in one
/// transaction. Unique by (round, recipient, channel): after a crash the next call makes only what
/// is missing. `now` is when they are made; they are due then, or when quiet hours end.
[[nodiscard]] composed compose_chunk(store::session& db, const scope& in, base::instant now,
                                     const std::string& after, int limit, places free);

} // namespace remembrancer::rounds
