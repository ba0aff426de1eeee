#pragma once

#include <string>

namespace remembrancer::base {

/// Whether a byte of valid UTF-8 may stand in a JSON string as it is (RFC 8259, section 7). DEL
/// may, and is escaped all the same: it is nothing that anybody should see.
[[nodiscard]] constexpr bool is_plain_in_json(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\';
}

/// Appends a byte of valid UTF-8 as it stands in a JSON string: at most 6 bytes. Any thread.
void append_in_json(std::string& out, char c);

} // namespace remembrancer::base
