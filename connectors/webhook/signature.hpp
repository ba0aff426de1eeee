#pragma once

#include "daemon/base/secret.hpp"
#include "daemon/base/signing_key.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remembrancer::webhook {

/// What is wrong with a signing secret, as a phrase for people that never shows it, or empty. It is
/// `whsec_` and 24 to 64 bytes in base64, which the receiver has too; or `whsk_` and an ed25519
/// private key, of which the receiver has the public one: 32 bytes (the seed of RFC 8032), or 64
/// (the seed and the public key, as NaCl writes it). Standard Webhooks 1.0.0, "Signature scheme",
/// does not say which of the two it means.
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

    /// The webhook-signature header: `v1,BASE64` (HMAC-SHA256) or `v1a,BASE64` (ed25519) for each
    /// secret, parted by spaces, over `id.timestamp.body`.
    [[nodiscard]] std::string sign(std::string_view id, std::chrono::sys_seconds timestamp,
                                   std::string_view body);

private:
    std::vector<std::variant<base::hmac_key, base::ed25519_key>> keys_;
};

} // namespace remembrancer::webhook
