#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/plan/waiting_place.hpp"
#include "daemon/store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::store {

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

/// The recipient's alerts that no message holds yet, in an order of its own: up to `most` after
/// `after` (none: from the first). Those of an open item that has vanished pause, and are not among
/// them.
[[nodiscard]] std::vector<plan::waiting_place>
waiting_places(session& db, const std::string& recipient,
               const std::optional<plan::waiting_place>& after, int most);

} // namespace remembrancer::store
