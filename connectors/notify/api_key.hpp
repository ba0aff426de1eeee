#pragma once

#include "daemon/base/secret.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::notify {

/// What Notify makes one for a service: `NAME-ISSUER-SECRET`.
struct api_key {
    std::string issuer;  ///< a UUID: that of the service
    base::secret secret; ///< a UUID; its text, not its bytes, is the key of the tokens
};

/// 8-4-4-4-12 hexadecimal digits.
[[nodiscard]] bool is_uuid(std::string_view text);

/// Its last 73 characters are the two UUIDs; the name before them may hold hyphens too. None for
/// what is no such key.
[[nodiscard]] std::optional<api_key> api_key_of(std::string_view text);

/// The JSON Web Token (RFC 7519) of one request, by HS256
/// (https://docs.notifications.service.gov.uk/rest-api.html#headers). Notify takes it when `now` is
/// within 30 seconds of its own clock.
[[nodiscard]] std::string token_of(const api_key& key, std::chrono::sys_seconds now);

} // namespace remembrancer::notify
