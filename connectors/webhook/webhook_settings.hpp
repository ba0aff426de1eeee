#pragma once

#include "connectors/kit/http_limits.hpp"
#include "daemon/base/secret.hpp"

#include <string>
#include <vector>

namespace remembrancer::webhook {

/// One receiver of Standard Webhooks 1.0.0, which advises to wait 15 to 30 s for an answer.
struct webhook_settings : kit::http_limits {
    webhook_settings() : http_limits{.in_flight = 32, .per_second = 0} {}

    std::string name; ///< how contacts and commands call it
    base::secret url; ///< https; whoever knows it may be able to post there
    /// `whsec_...` or `whsk_...` (`secret_fault`), newest first; every one signs (rotation).
    std::vector<base::secret> secrets;
};

/// Every fault, empty when the settings can be used. Looks whether `ca_file` can be read.
[[nodiscard]] std::vector<kit::settings_fault> faults_of(const webhook_settings& settings);

} // namespace remembrancer::webhook
