#pragma once

#include "connectors/transfer/http_message.hpp"
#include "daemon/base/secret.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace remembrancer::kit {

struct settings_fault {
    std::string key;  ///< in the settings of the channel
    std::string what; ///< what is wrong and what to do, a phrase that follows the key; no secrets
};

/// How a destination over HTTP is reached, of whatever kind.
struct http_limits {
    std::chrono::seconds timeout{15}; ///< for one request, 1 to 60 s
    int in_flight = 4;                ///< requests under way at once, 1 to 1000
    double per_second = 1;            ///< requests a second, 0 for no limit
    std::string ca_file{};            ///< PEM bundle in place of the system's authorities
    bool allow_http = false;
    /// The server is on this machine or the organisation's own network.
    bool allow_private_addresses = false;
};

/// Appends every fault of the limits. Looks whether `ca_file` can be read.
void check_limits(const http_limits& limits, std::vector<settings_fault>& faults);

/// The target of all requests to `url`, with this program's User-Agent.
[[nodiscard]] std::shared_ptr<transfer::http_target> target_of(const base::secret& url,
                                                               const http_limits& limits);

} // namespace remembrancer::kit
