#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::transfer {

/// `5.1.1` of RFC 3463.
struct enhanced_code {
    int status = 0; ///< 2, 4 or 5
    int subject = 0;
    int detail = 0;

    friend bool operator==(const enhanced_code&, const enhanced_code&) = default;
};

/// One reply of the peer.
struct smtp_reply {
    int code = 0; ///< 0 when there was none
    std::optional<enhanced_code> enhanced;
    std::string text; ///< after the code, lines joined by a space; hostile, at most 500 bytes

    friend bool operator==(const smtp_reply&, const smtp_reply&) = default;
};

/// The enhanced code at the front of a reply's text. Empty unless its class fits `code`.
[[nodiscard]] std::optional<enhanced_code> enhanced_code_in(std::string_view text, int code);

/// Puts the lines of replies together (RFC 5321 section 4.2.1). Lines that are no reply are
/// dropped.
class smtp_reply_reader {
public:
    /// The whole reply when `line`, with or without its line end, is its last.
    [[nodiscard]] std::optional<smtp_reply> add(std::string_view line);

private:
    smtp_reply open_;
};

} // namespace remembrancer::transfer
