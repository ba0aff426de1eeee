#pragma once

#include "connectors/connector.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/session.hpp"

#include <vector>

namespace remembrancer::outbox {

/// What a connector that follows up is told with the message: those before it by the same channel
/// to the same address that told of the same episodes, oldest first. None for one to which its peer
/// has objected: what it refers to may be gone, so the next attempt is a message of its own.
/// Database thread.
[[nodiscard]] std::vector<connectors::earlier_message> earlier_of(store::session& db,
                                                                  const store::outbox_row& row);

} // namespace remembrancer::outbox
