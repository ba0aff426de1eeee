#pragma once

#include <cstdint>
#include <string>

namespace remembrancer::intake {

/// Appends one character; a surrogate or a code above U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, std::uint32_t code);

/// A text file's bytes as valid UTF-8 without a byte-order mark. UTF-16 is known by its mark; what
/// has no mark and is not valid UTF-8 is taken for Windows-1252, whose five undefined bytes become
/// U+FFFD.
[[nodiscard]] std::string decode_text(std::string bytes);

/// CR LF and CR as LF.
[[nodiscard]] std::string with_plain_line_breaks(std::string text);

} // namespace remembrancer::intake
