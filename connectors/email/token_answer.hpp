#pragma once

#include "connectors/transfer/http_message.hpp"
#include "connectors/transfer/smtp_settings.hpp"
#include "connectors/transfer/url.hpp"
#include "daemon/plan/delivery.hpp"

#include <chrono>
#include <string>

namespace remembrancer::email {

/// An access token, or why the message has to wait for one.
struct token_answer {
    base::secret token;              ///< empty when there is none
    std::chrono::seconds lifetime{}; ///< from when it was asked for
    plan::send_outcome failure;      ///< then, deferred
};

/// The form that asks for a token by client credentials (RFC 6749 section 4.4.2). Holds the secret.
[[nodiscard]] std::string token_request(const transfer::token_endpoint& endpoint);

/// What the endpoint answered (RFC 6749 sections 5.1 and 5.2). Nothing of a token gets into a
/// failure's detail. `now` is real time. Pure.
[[nodiscard]] token_answer read_token(const transfer::http_response& response,
                                      const transfer::url_redactor& blot,
                                      std::chrono::sys_seconds now);

/// How long a token with this lifetime is used: what takes it has to have it while it still holds.
[[nodiscard]] std::chrono::seconds use_of(std::chrono::seconds lifetime);

} // namespace remembrancer::email
