#include "connectors/notify/api_key.hpp"

#include "daemon/base/base64.hpp"
#include "daemon/base/signing_key.hpp"

namespace remembrancer::notify {
namespace {

constexpr std::size_t uuid_size = 36;

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool is_uuid(std::string_view text) {
    if (text.size() != uuid_size)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_gap = at == 8 || at == 13 || at == 18 || at == 23;
        if (is_gap ? text[at] != '-' : !is_hex(text[at]))
            return false;
    }
    return true;
}

std::optional<api_key> api_key_of(std::string_view text) {
    if (text.size() < 2 * uuid_size + 1)
        return std::nullopt;
    const std::string_view secret = text.substr(text.size() - uuid_size);
    const std::string_view issuer = text.substr(text.size() - 2 * uuid_size - 1, uuid_size);
    const bool is_parted = text[text.size() - uuid_size - 1] == '-';
    if (!is_parted || !is_uuid(issuer) || !is_uuid(secret))
        return std::nullopt;
    return api_key{std::string(issuer), base::secret(std::string(secret))};
}

std::string token_of(const api_key& key, std::chrono::sys_seconds now) {
    // In the order of Notify's own clients. Nothing in a UUID needs an escape.
    const std::string claims = R"({"iss":")" + key.issuer + R"(","iat":)" +
                               std::to_string(now.time_since_epoch().count()) + "}";
    const std::string signed_part =
        base::base64url(R"({"alg":"HS256","typ":"JWT"})") + "." + base::base64url(claims);
    base::hmac_key signer(key.secret.reveal());
    return signed_part + "." + base::base64url(signer.sign({signed_part}));
}

} // namespace remembrancer::notify
