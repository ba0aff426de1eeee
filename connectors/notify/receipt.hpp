#pragma once

#include "daemon/plan/delivery.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::notify {

/// What Notify reports of a message that it took.
struct receipt {
    std::string reference; ///< the message's key; empty where it says none
    /// `delivered` or `bounced`; none for what is neither, or not yet.
    std::optional<plan::outbox_state> state;

    friend bool operator==(const receipt&, const receipt&) = default;
};

/// Reads the body of a callback
/// (https://docs.notifications.service.gov.uk/rest-api.html#callbacks). It comes once Notify has
/// given up or is done, for a mailbox that is full after three days: whatever the kind of failure,
/// nothing more comes of that message. Pure; nothing that is in `body` makes it throw.
[[nodiscard]] receipt receipt_of(std::string_view body);

} // namespace remembrancer::notify
