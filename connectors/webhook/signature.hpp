#pragma once

#include "daemon/base/secret.hpp"
#include "daemon/base/signing_key.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::webhook {

/// What is wrong with a signing secret, as a phrase for people that never shows it, or empty.
[[nodiscard]] std::string secret_fault(const base::secret& secret);

/// Whether a message's key can be its webhook-id: 1 to 256 visible ASCII characters, of which no
/// dot, because dots part what is signed.
[[nodiscard]] bool is_webhook_id(std::string_view key);

/// Signs by every one of its secrets, so that receivers may change theirs at leisure. One thread
/// at a time.
class signer {
public:
    /// Throws std::invalid_argument with the `secret_fault`.
    explicit signer(const std::vector<base::secret>& secrets);

    /// The webhook-signature header: `v1,BASE64` for each secret, parted by spaces, over
    /// `id.timestamp.body` (HMAC-SHA256).
    [[nodiscard]] std::string sign(std::string_view id, std::chrono::sys_seconds timestamp,
                                   std::string_view body);

private:
    std::vector<base::hmac_key> keys_;
};

} // namespace remembrancer::webhook
