#pragma once

#include "connectors/kit/channel_settings.hpp"
#include "daemon/base/secret.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace remembrancer::webhook {

/// One receiver of Standard Webhooks 1.0.0.
struct webhook_settings {
    std::string name; ///< how contacts and commands call it
    base::secret url; ///< https; whoever knows it may be able to post there
    /// `whsec_...` or `whsk_...` (`secret_fault`), newest first; every one signs (rotation).
    std::vector<base::secret> secrets;
    /// 1 to 60 s. The standard advises receivers' senders to wait 15 to 30 s.
    std::chrono::seconds timeout{15};
    int in_flight = 32;    ///< requests under way at once, 1 to 1000
    double per_second = 0; ///< requests a second, 0 for no limit
    std::string ca_file;   ///< PEM bundle in place of the system's authorities
    bool allow_http = false;
    /// The receiver is on this machine or the organisation's own network.
    bool allow_private_addresses = false;
};

/// Every fault, empty when the settings can be used. Looks whether `ca_file` can be read.
[[nodiscard]] std::vector<kit::settings_fault> faults_of(const webhook_settings& settings);

} // namespace remembrancer::webhook
