#pragma once

#include "connectors/kit/http_limits.hpp"
#include "daemon/base/secret.hpp"

#include <map>
#include <string>
#include <string_view>

namespace remembrancer::kit {

/// One destination of any channel that the kit carries: what all of them have, and what one kind
/// has of its own.
struct channel_settings : http_limits {
    std::string kind;   ///< of its table in the settings: `slack`, `teams` ...
    std::string name;   ///< how contacts and commands call it
    base::secret url;   ///< of an incoming webhook: whoever knows it can post; or of the server
    base::secret token; ///< what opens the door where the URL does not; may be empty
    /// Keys that the kind declares, by name; those that the file leaves out are not in it.
    std::map<std::string, std::string, std::less<>> own;

    /// Empty where the file leaves it out.
    [[nodiscard]] const std::string& own_value(std::string_view key) const {
        static const std::string none;
        const auto found = own.find(key);
        return found == own.end() ? none : found->second;
    }
};

} // namespace remembrancer::kit
