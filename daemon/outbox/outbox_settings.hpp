#pragma once

#include <chrono>

namespace remembrancer::outbox {

struct outbox_settings {
    /// Most messages claimed at once: after a crash at most this many are sent a second time.
    /// 1 to 1000.
    int window = 48;
    /// Outcomes are committed together when this many have come, 1 to 1000 ...
    int flush_at = 16;
    /// ... or when the first of them is this old. Real time.
    std::chrono::milliseconds flush_after{2};

    /// Wait before the second attempt; it doubles from attempt to attempt.
    std::chrono::seconds first_wait{60};
    std::chrono::seconds longest_wait{3600};
    /// After this long since the first attempt a message is dead. RFC 5321 section 4.5.4.1 asks for
    /// 4 to 5 days of patience between relays; a reminder is stale before that.
    std::chrono::hours give_up_after{72};
    /// How often a message whose fate is unknown is sent again, as a marked copy.
    int unknown_retries = 3;

    /// An escalation that its channel has not taken so long after it was due goes by its reader's
    /// next one; 0: it waits for its own. At most 24 h.
    std::chrono::seconds fallback_after{900};

    /// Wait before a destination that failed as a whole is tried again; it doubles.
    std::chrono::seconds first_probe{15};
    std::chrono::seconds longest_probe{600};

    /// How long sends under way may take to end after SIGTERM. Real time.
    std::chrono::seconds drain{20};
};

} // namespace remembrancer::outbox
