#pragma once

#include "daemon/plan/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

/// The state of an outbox row. Stored by name: never rename, only append.
enum class outbox_state {
    pending,
    claimed,
    deferred,
    accepted,
    dead,
    cancelled,
    delivered,
    bounced
};

[[nodiscard]] std::string_view to_text(outbox_state state);
[[nodiscard]] std::optional<outbox_state> outbox_state_from_text(std::string_view text);

/// What a connector makes of one attempt. Stored by name: never rename, only append.
enum class verdict {
    accepted, ///< the peer took responsibility
    deferred, ///< not now; the same may go through later
    refused,  ///< never; the same would be refused again
    unknown,  ///< sent, but the answer is missing: it may or may not have arrived
};

/// Stored by name: never rename, only append.
enum class failure {
    none,
    network,
    timeout,
    auth,
    rate_limited,
    server,
    client,
    content,
    recipient,
};

[[nodiscard]] std::string_view to_text(verdict what);
[[nodiscard]] std::string_view to_text(failure why);

struct send_outcome {
    plan::verdict verdict = plan::verdict::deferred;
    plan::failure reason = plan::failure::none;
    /// For people and the attempt log: the peer's words, cut to 500 bytes, no secrets, printable.
    std::string detail;
    /// The peer's own word on when to come back, from now.
    std::optional<std::chrono::seconds> retry_after;
    /// The destination as a whole is unwell (network, auth, 421, 429): others to it would fail
    /// alike.
    bool affects_destination = false;
    /// What went amiss though it was sent; the programme office is told. Empty for nothing.
    std::string remark{};
    /// What the peer calls the message, for a later one to refer to. Empty where it gives none.
    std::string provider_id{};
    /// Of a message of several parts the peer has some: whoever hears it all hears those twice.
    bool partly_arrived = false;
    /// The destination takes nothing more for so long, though this one went through.
    std::optional<std::chrono::milliseconds> pause{};
    /// How many requests were made for it: the destination counts each of them.
    int requests = 1;

    friend bool operator==(const send_outcome&, const send_outcome&) = default;
};

} // namespace remembrancer::plan
