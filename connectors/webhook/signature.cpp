#include "connectors/webhook/signature.hpp"

#include "daemon/base/base64.hpp"

#include <algorithm>
#include <stdexcept>

namespace remembrancer::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t shortest_key = 24;
constexpr std::size_t longest_key = 64;
constexpr std::size_t longest_id = 256;

} // namespace

std::string secret_fault(const base::secret& secret) {
    const std::string_view text = secret.reveal();
    if (!text.starts_with(prefix))
        return "does not begin with whsec_; give it as the receiver shows it";
    auto key = base::from_base64(text.substr(prefix.size()));
    if (!key)
        return "is not base64 after whsec_; give it as the receiver shows it, with its = at the "
               "end";
    base::wipe(*key);
    if (key->size() < shortest_key || key->size() > longest_key)
        return "holds " + std::to_string(key->size()) + " bytes; Standard Webhooks wants 24 to 64";
    return {};
}

bool is_webhook_id(std::string_view key) {
    return !key.empty() && key.size() <= longest_id &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f && c != '.'; });
}

signer::signer(const std::vector<base::secret>& secrets) {
    for (const base::secret& secret : secrets) {
        if (const std::string fault = secret_fault(secret); !fault.empty())
            throw std::invalid_argument("the signing secret " + fault);
        std::string key =
            base::from_base64(std::string_view(secret.reveal()).substr(prefix.size())).value();
        keys_.emplace_back(key);
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
    for (base::hmac_key& key : keys_) {
        header += header.empty() ? "v1," : " v1,";
        header += base::base64(key.sign({head, body}));
    }
    return header;
}

} // namespace remembrancer::webhook
