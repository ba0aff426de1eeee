#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/store/outbox.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::store {

/// An alert of an earlier message.
struct earlier_alert {
    plan::alert_id id;
    bool is_over = false;                  ///< its episode has ended
    std::optional<plan::reason> ended_for; ///< why
    bool is_shared = false;                ///< the later message tells of its episode too
};

/// A message that told of episodes of which a later one tells too.
struct earlier_message {
    plan::outbox_id id;
    std::string provider_id; ///< what the peer calls it; never empty
    std::string model;       ///< JSON
    std::vector<earlier_alert> alerts;
};

/// By the same channel to the same address as `row`; at most the `limit` newest, oldest first.
[[nodiscard]] std::vector<earlier_message> earlier_messages(session& db, const outbox_row& row,
                                                            int limit);

} // namespace remembrancer::store
