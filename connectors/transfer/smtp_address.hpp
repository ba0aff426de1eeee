#pragma once

#include <string_view>

namespace remembrancer::transfer {

/// Whether `address` may stand in an SMTP envelope and between the angle brackets of a header:
/// dot-atom@domain in ASCII (RFC 5321 section 4.1.2 without quoted strings and address literals),
/// at most 64 and 254 characters in all (section 4.5.3.1, erratum 1690). libcurl 7.88 passes CR and
/// LF in an envelope address on to the peer, which reads them as further commands, so nothing else
/// may reach it.
[[nodiscard]] bool is_safe_address(std::string_view address);

/// Whether `domain` is a host name: labels of letters, digits and inner hyphens (RFC 1123).
[[nodiscard]] bool is_safe_domain(std::string_view domain);

} // namespace remembrancer::transfer
