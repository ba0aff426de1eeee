#pragma once

#include "connectors/connector.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/session.hpp"

namespace remembrancer::outbox {

/// What a connector that follows up is told with the message: what was told before of the same
/// episodes, by the same channel to the same address. Nothing for one to which its peer has
/// objected: what it refers to may be gone, so the next attempt is a message of its own. Database
/// thread.
[[nodiscard]] connectors::told_before earlier_of(store::session& db, const store::outbox_row& row);

} // namespace remembrancer::outbox
