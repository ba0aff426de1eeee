#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace remembrancer::transfer {

/// What a Date header says, or any of HTTP's three forms of a date (RFC 9110 5.6.7). Empty for what
/// is none.
[[nodiscard]] std::optional<std::chrono::sys_seconds> http_date(std::string_view text);

/// What a Retry-After header asks for (RFC 9110 10.2.3: seconds, or an HTTP date), from `now` in
/// real time, held to at least 1 second and at most 6 hours. Empty when it is missing or makes no
/// sense.
[[nodiscard]] std::optional<std::chrono::seconds> retry_after(std::string_view header,
                                                              std::chrono::sys_seconds now);

} // namespace remembrancer::transfer
