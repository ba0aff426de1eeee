#pragma once

#include "tests/sink/capture.hpp"
#include "tests/sink/fault.hpp"
#include "tests/sink/ledger.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

namespace remembrancer::sink {

/// Who may log in. Empty user: nobody need, and AUTH is not offered.
struct auth_policy {
    std::string user;
    std::string password;                           ///< for PLAIN and LOGIN
    std::string token;                              ///< for XOAUTH2
    std::string mechanisms = "PLAIN LOGIN XOAUTH2"; ///< offered, in this order
};

struct talk_limits {
    std::size_t head = 16 * 1024;           ///< an HTTP head, bytes
    std::size_t body = 16 * 1024 * 1024;    ///< an HTTP body, bytes
    std::size_t line = 16 * 1024;           ///< an SMTP line; RFC 4954 wants 12,288 for AUTH
    std::size_t message = 32 * 1024 * 1024; ///< a mail, bytes; announced as SIZE
    std::size_t recipients = 100;
};

/// One listening port and what came to it.
struct listener_stats {
    std::string host; ///< "127.0.0.1:8080"
    std::uint16_t port = 0;
    std::uint64_t connections = 0; ///< accepted sockets, those of /control included
    std::uint64_t carrying = 0;    ///< connections that brought at least one whole delivery
    std::uint64_t attempts = 0;    ///< whole deliveries, refused ones included
    std::uint64_t reused = 0;      ///< attempts that were not the first on their connection
    std::uint64_t tls_failures = 0;
};

/// What all sessions share. One thread; outlives every session.
struct hub {
    ledger deliveries;
    fault_plan faults;
    capture kept;
    auth_policy auth;
    talk_limits limits;
    bool offer_starttls = false;
    bool require_tls = false;
    std::uint64_t sessions = 0;           ///< SMTP sessions that said EHLO or HELO
    std::deque<listener_stats> listeners; ///< addresses are stable

    /// A whole delivery came over a connection that brought `earlier` ones before.
    static void count_attempt(listener_stats& at, std::uint64_t earlier) {
        ++at.attempts;
        ++(earlier == 0 ? at.carrying : at.reused);
    }
};

/// Unix milliseconds of the wall clock.
[[nodiscard]] std::int64_t now_ms();

} // namespace remembrancer::sink
