#pragma once

#include "daemon/plan/delivery.hpp"

#include <span>

namespace remembrancer::outbox {

/// What happens to an outbox row.
enum class event {
    claim,
    accept,
    defer,
    give_up,
    return_unsent, ///< a claim that was not used, of a message never tried
    return_tried,  ///< a claim that was not used, of a message tried before
    recover,       ///< a claim found at start: its fate is unknown
    withdraw,      ///< what it said no longer holds
    replace,       ///< another goes in its place, by another channel
    retry,         ///< by hand
    drop,          ///< by hand
    receipt_delivered,
    receipt_bounced,
};

struct transition {
    plan::outbox_state from;
    event what;
    plan::outbox_state to;
};

/// Every transition that there is. What is not in it never happens.
[[nodiscard]] std::span<const transition> transitions();

[[nodiscard]] bool may(plan::outbox_state from, event what);

} // namespace remembrancer::outbox
