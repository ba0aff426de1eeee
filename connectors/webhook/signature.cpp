#include "connectors/webhook/signature.hpp"

#include "daemon/base/base64.hpp"

#include <algorithm>
#include <stdexcept>

namespace remembrancer::webhook {
namespace {

constexpr std::string_view shared_prefix = "whsec_";
constexpr std::string_view private_prefix = "whsk_";
constexpr std::string_view public_prefix = "whpk_";
constexpr std::size_t shortest_key = 24;
constexpr std::size_t longest_key = 64;
constexpr std::size_t seed_size = base::ed25519_key::seed_size;
constexpr std::size_t longest_id = 256;

/// Empty where it has none of a secret.
std::string_view prefix_of(std::string_view secret) {
    for (const std::string_view prefix : {shared_prefix, private_prefix})
        if (secret.starts_with(prefix))
            return prefix;
    return {};
}

std::string fault_of_prefix(std::string_view secret) {
    if (secret.starts_with(public_prefix))
        return "is a public key, by which nobody can sign; give the private one, whsk_...";
    return "does not begin with whsec_ or whsk_; give it as the receiver shows it, or a private "
           "key of ed25519 as whsk_ and its base64";
}

std::string fault_of_private_key(std::string_view key) {
    if (key.size() != seed_size && key.size() != 2 * seed_size)
        return "holds " + std::to_string(key.size()) +
               " bytes; a private key of ed25519 has 32, or 64 with its public key";
    const std::string_view public_key = key.substr(seed_size);
    if (!public_key.empty() &&
        base::ed25519_key(key.substr(0, seed_size)).public_key() != public_key)
        return "holds a public key that is not that of its seed; make the pair anew";
    return {};
}

} // namespace

std::string secret_fault(const base::secret& secret) {
    const std::string_view text = secret.reveal();
    const std::string_view prefix = prefix_of(text);
    if (prefix.empty())
        return fault_of_prefix(text);
    auto key = base::from_base64(text.substr(prefix.size()));
    if (!key)
        return "is not base64 after " + std::string(prefix) +
               "; give it as it was made or shown, with its = at the end";
    std::string fault;
    if (prefix == private_prefix)
        fault = fault_of_private_key(*key);
    else if (key->size() < shortest_key || key->size() > longest_key)
        fault = "holds " + std::to_string(key->size()) + " bytes; Standard Webhooks wants 24 to 64";
    base::wipe(*key);
    return fault;
}

bool is_webhook_id(std::string_view key) {
    return !key.empty() && key.size() <= longest_id &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f && c != '.'; });
}

signer::signer(const std::vector<base::secret>& secrets) {
    for (const base::secret& secret : secrets) {
        if (const std::string fault = secret_fault(secret); !fault.empty())
            throw std::invalid_argument("the signing secret " + fault);
        const std::string_view text = secret.reveal();
        const std::string_view prefix = prefix_of(text);
        std::string key = base::from_base64(text.substr(prefix.size())).value();
        if (prefix == private_prefix)
            keys_.emplace_back(base::ed25519_key(std::string_view(key).substr(0, seed_size)));
        else
            keys_.emplace_back(base::hmac_key(key));
        base::wipe(key);
    }
}

std::string signer::sign(std::string_view id, std::chrono::sys_seconds timestamp,
                         std::string_view body) {
    std::string head(id);
    head += '.';
    head += std::to_string(timestamp.time_since_epoch().count());
    head += '.';
    std::string header;
    for (auto& key : keys_) {
        if (!header.empty())
            header += ' ';
        if (auto* shared = std::get_if<base::hmac_key>(&key))
            header += "v1," + base::base64(shared->sign({head, body}));
        else
            header += "v1a," + base::base64(std::get<base::ed25519_key>(key).sign({head, body}));
    }
    return header;
}

} // namespace remembrancer::webhook
