#pragma once

#include "connectors/transfer/smtp_reply.hpp"
#include "daemon/base/secret.hpp"

#include <memory>
#include <string>

namespace remembrancer::transfer {

/// One message for one recipient. Both addresses are refused here unless `is_safe_address` holds.
struct smtp_request {
    std::string from; ///< envelope sender
    std::string to;
    /// Headers and body with CRLF line ends; dots are stuffed on the way out.
    std::shared_ptr<const std::string> bytes;
    base::secret token{}; ///< to log in with, where the settings name a token endpoint
};

enum class smtp_result {
    accepted,  ///< the peer took the message: a 2xx reply to the final dot
    rejected,  ///< `reply` says why, `phase` to what
    not_sent,  ///< no answer, and the message had not gone out whole: `fault` says why
    unknown,   ///< the whole message went out and no answer came: it may have arrived
    cancelled, ///< taken back while it waited its turn, or the client is being destroyed
};

/// What the peer's replies answer.
enum class smtp_phase {
    session, ///< connecting, TLS, EHLO, AUTH
    sender,
    recipient,
    data,
    body,
    after_dot,
};

enum class smtp_fault {
    none,
    address,  ///< not one that may be sent
    resolve,  ///< no such host, or no name server
    connect,  ///< refused or unreachable
    tls,      ///< not offered, or the certificate is not trusted
    login,    ///< credentials refused, or none could be read
    timeout,  ///< the peer was silent too long
    broken,   ///< the connection was lost
    protocol, ///< not the SMTP we know
    local,    ///< this side
};

struct smtp_response {
    smtp_result result = smtp_result::not_sent;
    smtp_fault fault = smtp_fault::none;
    smtp_phase phase = smtp_phase::session;
    smtp_reply reply;    ///< the last one that counts; code 0 when there was none
    std::string error;   ///< our side's words, without secrets
    bool reused = false; ///< went over a connection that was already open
};

} // namespace remembrancer::transfer
