#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace remembrancer::mime {

/// `text` on one line: valid UTF-8, at most `longest` characters, every control, line separator and
/// bidirectional override (which can disguise a name) a space.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t longest);

/// Appends `name: text`, encoded (RFC 2047) and folded, with CRLF.
void append_unstructured(std::string& out, std::string_view name, std::string_view text);

/// Appends `name: "person" <address>`; the address has been checked.
void append_mailbox(std::string& out, std::string_view name, std::string_view person,
                    std::string_view address);

/// Appends a header whose value is ASCII, safe and short: it is written as it stands. Throws
/// std::invalid_argument for any other.
void append_raw(std::string& out, std::string_view name, std::string_view value);

/// `Wed, 05 Dec 2018 08:30:00 +0000` (RFC 5322 section 3.3).
[[nodiscard]] std::string header_date(std::chrono::sys_seconds when);

} // namespace remembrancer::mime
