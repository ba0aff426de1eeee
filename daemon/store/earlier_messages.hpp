#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/store/outbox.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::store {

/// An alert whose episode has ended.
struct ended_alert {
    plan::alert_id id;
    std::optional<plan::reason> ended_for; ///< why
};

/// A message that told of an episode of which a later one says that it is over.
struct earlier_message {
    plan::outbox_id id;
    std::string provider_id;        ///< what the peer calls it; never empty
    std::string model;              ///< JSON
    std::vector<ended_alert> ended; ///< of all its alerts
};

/// What the peer calls the first message by the same channel to the same address that told of an
/// episode of which `row` tells and that goes on; empty for none.
[[nodiscard]] std::string first_told_in(session& db, const outbox_row& row);

/// Those by the same channel to the same address that told of an episode of which `row` tells and
/// that has ended; at most the `limit` newest, oldest first.
[[nodiscard]] std::vector<earlier_message> ended_since(session& db, const outbox_row& row,
                                                       int limit);

} // namespace remembrancer::store
