#pragma once

#include "daemon/base/secret.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace remembrancer::kit {

/// One destination of any channel that the kit carries: what all of them have, and what one kind
/// has of its own.
struct channel_settings {
    std::string kind;   ///< of its table in the settings: `slack`, `teams` ...
    std::string name;   ///< how contacts and commands call it
    base::secret url;   ///< of an incoming webhook: whoever knows it can post; or of the server
    base::secret token; ///< what opens the door where the URL does not; may be empty
    /// Keys that the kind declares, by name; those that the file leaves out are not in it.
    std::map<std::string, std::string, std::less<>> own;

    std::chrono::seconds timeout{15}; ///< for one request, 1 to 60 s
    int in_flight = 4;                ///< requests under way at once, 1 to 1000
    double per_second = 1;            ///< requests a second, 0 for no limit
    std::string ca_file;              ///< PEM bundle in place of the system's authorities
    bool allow_http = false;
    /// The server is on this machine or the organisation's own network.
    bool allow_private_addresses = false;

    /// Empty where the file leaves it out.
    [[nodiscard]] const std::string& own_value(std::string_view key) const {
        static const std::string none;
        const auto found = own.find(key);
        return found == own.end() ? none : found->second;
    }
};

struct settings_fault {
    std::string key;  ///< in the settings of the channel
    std::string what; ///< what is wrong and what to do, a phrase that follows the key; no secrets
};

} // namespace remembrancer::kit
