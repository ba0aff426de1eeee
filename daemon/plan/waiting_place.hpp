#pragma once

#include "daemon/plan/ids.hpp"

namespace remembrancer::plan {

/// What the choice of a message's lines asks of an alert that no message holds yet.
struct waiting_place {
    alert_id alert;
    episode_id episode;
    round_id decided;       ///< the round that decided it
    std::int64_t place = 0; ///< as the alert has it
    bool waits = false;     ///< it makes no message by itself

    friend bool operator==(const waiting_place&, const waiting_place&) = default;
};

} // namespace remembrancer::plan
