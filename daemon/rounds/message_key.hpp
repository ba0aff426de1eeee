#pragma once

#include "daemon/store/rounds.hpp"
#include "daemon/store/session.hpp"

#include <string>

namespace remembrancer::rounds {

/// A name that no other store has, made when it is first asked for. Inside a transaction.
[[nodiscard]] std::string store_name(store::session& db);

/// The idempotency key of a round's message to one person by one channel: letters, digits and
/// hyphens, the same however often the round is run. It becomes the Message-ID and the webhook-id.
[[nodiscard]] std::string message_key(const std::string& store_name, const store::round_row& round,
                                      const std::string& person, const std::string& channel);

/// The key of a message that belongs to no round, unique by `what`.
[[nodiscard]] std::string message_key(const std::string& store_name, const std::string& what);

} // namespace remembrancer::rounds
