#pragma once

#include "daemon/base/secret.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace remembrancer::transfer {

/// Where requests go and under which terms. Made once per destination and shared by its requests:
/// handles and connections that serve one target are used again without being set up anew.
struct http_target {
    base::secret url;
    /// Header lines of every request, `Name: value`.
    std::vector<std::string> headers;
    /// PEM bundle in place of the system's certificate authorities; empty for those. TLS is
    /// verified either way.
    std::string ca_file;
    bool allow_http = false;              ///< plain http:// as well as https://
    bool allow_private_addresses = false; ///< see `is_public`
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds timeout{15'000}; ///< for the whole request, connecting included
    std::size_t kept_body = 4096;              ///< bytes of the answer's body that are kept
    /// Headers of the answer that are kept besides Retry-After, by name.
    std::vector<std::string> kept_headers;
};

enum class http_method { get, post, put };

struct http_request {
    std::shared_ptr<const http_target> target;
    http_method method = http_method::post;
    /// Put behind the target's URL as it stands; percent-encoded where it needs to be.
    std::string path;
    std::vector<std::string> headers; ///< header lines of this request alone, `Name: value`
    std::string body;                 ///< of a POST or PUT
};

/// Why a request has no answer.
enum class transport_error {
    none,            ///< answered: `status` holds
    setup,           ///< the request cannot be made as it is asked for (URL, CA file, header)
    resolve,         ///< the host's name
    blocked_address, ///< the host is at a private address, which the target does not allow
    connect,
    tls, ///< handshake or certificate
    timeout,
    connection_lost,
    bad_answer, ///< something came back, but it is not HTTP
    cancelled,  ///< by the caller, or by the end of the client
};

struct http_response {
    transport_error error = transport_error::none;
    /// The whole request had left this process: without an answer, its fate is unknown.
    bool request_sent = false;
    int status = 0;          ///< 200 to 599; 0 without an answer
    std::string retry_after; ///< header as sent, cut to 256 bytes; empty without it
    /// Those of the target's `kept_headers` that came, by their names there; cut to 256 bytes.
    std::map<std::string, std::string, std::less<>> headers;
    std::string body;   ///< at most the target's `kept_body`; the peer's own bytes
    std::string detail; ///< libcurl's words on an error; names the host, never the path
    bool reused_connection = false;
    std::chrono::microseconds elapsed{0};
};

} // namespace remembrancer::transfer
