#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::base {

/// `bytes` in base64 with its padding (RFC 4648, 4).
[[nodiscard]] std::string base64(std::string_view bytes);

/// `bytes` in the alphabet for URLs, without padding (RFC 4648, 5; so JSON Web Tokens want it).
[[nodiscard]] std::string base64url(std::string_view bytes);

/// The bytes that `text` stands for; none where it is not base64 with its padding, or empty.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

} // namespace remembrancer::base
