#pragma once

#include "daemon/base/secret.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace remembrancer::transfer {

enum class smtp_tls {
    starttls, ///< submission (RFC 6409): plain greeting, then STARTTLS or nothing
    implicit, ///< TLS from the first byte (RFC 8314)
    none,     ///< a relay on this machine
};

enum class smtp_auth { none, password, xoauth2 };

/// Where access tokens are to be had by an application's own credentials (RFC 6749 section 4.4).
struct token_endpoint {
    std::string url; ///< https, or http on this machine; empty: none
    std::string client_id;
    base::secret client_secret;
    std::string scope;   ///< what the token is for
    std::string ca_file; ///< PEM; empty for the system's authorities
};

/// How to reach one relay. The relay's certificate is always verified.
struct smtp_settings {
    std::string host = "localhost"; ///< a name, or an IPv4 or IPv6 address
    std::uint16_t port = 587;       ///< 587 is submission, 465 implicit TLS, 25 a relay
    smtp_tls tls = smtp_tls::starttls;
    /// Lets `tls = none` leave this machine. Everyone on the way can then read the plan.
    bool allow_plaintext = false;
    std::string ca_file;   ///< PEM; empty for the system's authorities
    std::string ehlo_name; ///< what we call ourselves; empty for the host's name

    smtp_auth auth = smtp_auth::none;
    std::string user;
    base::secret password;  ///< for `auth = password` (PLAIN, else LOGIN)
    std::string token_file; ///< for `auth = xoauth2`; read again whenever it changes
    /// In its place: each request then brings the token that was fetched for it.
    token_endpoint token{};

    /// Connections at once, each a thread. 1 to 32; two hide each other's waiting at the dot, and
    /// relays commonly allow three.
    int sessions = 2;
    std::chrono::seconds connect_timeout{10};  ///< name, TCP and TLS; 1 to 300
    std::chrono::seconds response_timeout{60}; ///< silence of the peer; 1 to 600
    std::chrono::seconds total_timeout{120};   ///< one message; 1 to 3600
    /// A connection idle for longer is not used again: relays close them (Postfix after 300 s,
    /// firewalls sooner) and a stale one costs an attempt. 1 to 3600.
    std::chrono::seconds idle_limit{30};
};

/// Everything that is wrong with `settings`, one sentence each, the key first. Never a secret.
[[nodiscard]] std::vector<std::string> faults_in(const smtp_settings& settings);

/// The same of where tokens are fetched.
[[nodiscard]] std::vector<std::string> faults_in(const token_endpoint& endpoint);

/// Whether `host` is this machine by its very text, without asking a name server.
[[nodiscard]] bool is_loopback(const std::string& host);

} // namespace remembrancer::transfer
