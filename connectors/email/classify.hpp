#pragma once

#include "connectors/transfer/smtp_response.hpp"
#include "daemon/plan/delivery.hpp"

namespace remembrancer::email {

/// What a relay's answer means for the message and for the destination (RFC 5321 section 4.2, RFC
/// 3463). The enhanced code, where there is one, says more than the reply code. Pure.
[[nodiscard]] plan::send_outcome classify(const transfer::smtp_response& response);

/// Whether the relay, or the mailbox, takes no mail of this size.
[[nodiscard]] bool is_too_big(const transfer::smtp_response& response);

/// Whether the relay takes the credentials for wrong, so that others could go through.
[[nodiscard]] bool is_refused_login(const transfer::smtp_response& response);

} // namespace remembrancer::email
