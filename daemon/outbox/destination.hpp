#pragma once

#include "connectors/connector.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/outbox/outbox_settings.hpp"

#include <optional>

namespace remembrancer::outbox {

/// How one destination is doing, and so how much it may be given. Values only; the dispatcher keeps
/// one for each connector.
///
/// A destination that has not proved itself since the start or since it last failed gets one
/// message at a time; after a failure none until the probe is due. So a dead one costs next to
/// nothing, and holds no more than one place of the window.
class destination_state {
public:
    destination_state(connectors::sending_limits limits, const outbox_settings& settings);

    /// How many sends may be under way at once, now.
    [[nodiscard]] int in_flight_limit(base::instant now) const;

    /// When it may be tried again, if it may not be now.
    [[nodiscard]] std::optional<base::instant> closed_until(base::instant now) const;

    void on_outcome(const plan::send_outcome& outcome, base::instant now);

    /// Takes one token of the rate limit. Empty when it was taken, else when there will be one.
    [[nodiscard]] std::optional<base::instant> take_token(base::instant now);

private:
    connectors::sending_limits limits_;
    const outbox_settings& settings_;
    bool proven_ = false;
    int failures_ = 0;
    base::instant closed_until_{};
    bool pauses_ = false; ///< until then by the peer's wish, and not because it failed
    double tokens_ = 1;   ///< below 0: a message of several requests took more than there were
    std::optional<base::instant> tokens_at_;
};

} // namespace remembrancer::outbox
