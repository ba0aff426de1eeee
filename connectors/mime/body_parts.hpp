#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::mime {

/// A file that goes with a mail.
struct attachment {
    std::string
        type; ///< with its parameters, as it stands in the header: `text/csv; charset=utf-8`
    std::string name; ///< of the file: ASCII letters, digits, dots, hyphens
    std::string bytes;
};

/// Appends text as quoted-printable UTF-8, with CRLF line ends.
void append_quoted_printable(std::string& out, std::string_view text);

/// Appends text and HTML that say the same, between boundaries, for multipart/alternative.
void append_alternatives(std::string& out, const std::string& boundary, std::string_view text,
                         std::string_view html);

/// Appends a file in base64 behind a boundary. Throws std::invalid_argument for a type or a name
/// that may not stand in a header.
void append_attachment(std::string& out, const std::string& boundary, const attachment& file);

/// Appends the boundary that ends a multipart.
void append_end(std::string& out, const std::string& boundary);

} // namespace remembrancer::mime
