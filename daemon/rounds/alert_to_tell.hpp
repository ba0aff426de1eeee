#pragma once

#include "daemon/plan/message_item.hpp"
#include "daemon/store/alerts.hpp"

#include <optional>

namespace remembrancer::rounds {

/// An alert to be told, with the line that tells it where that is at hand.
struct alert_to_tell : store::waiting_alert {
    /// As it is for every reader of its episode; none: to be made from the store.
    std::optional<plan::message_item> line;
};

} // namespace remembrancer::rounds
