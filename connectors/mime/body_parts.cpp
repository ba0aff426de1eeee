#include "connectors/mime/body_parts.hpp"

#include "connectors/mime/headers.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>
#include <stdexcept>

#include <gmime/gmime.h>

namespace remembrancer::mime {
namespace {

// Valid UTF-8 with LF line ends, as GMime's encoder wants it: it would write a CR out as itself.
// `room` holds the result when it is not `text` itself.
std::string_view canonical(std::string_view text, std::string& room) {
    if (text.find('\r') == std::string_view::npos && base::is_valid_utf8(text))
        return text;
    room = base::valid_utf8(text);
    std::size_t to = 0;
    for (std::size_t from = 0; from < room.size(); ++from) {
        if (room[from] == '\r' && from + 1 < room.size() && room[from + 1] == '\n')
            continue;
        room[to++] = room[from] == '\r' ? '\n' : room[from];
    }
    return std::string_view(room).substr(0, to);
}

void append_encoded(std::string& out, GMimeContentEncoding how, std::string_view bytes) {
    GMimeEncoding encoder;
    g_mime_encoding_init_encode(&encoder, how);
    std::string encoded(g_mime_encoding_outlen(&encoder, bytes.size()), '\0');
    encoded.resize(g_mime_encoding_flush(&encoder, bytes.data(), bytes.size(), encoded.data()));
    for (std::string_view rest = encoded; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        out += rest.substr(0, end);
        if (end == std::string_view::npos)
            break;
        out += "\r\n";
        rest.remove_prefix(end + 1);
    }
}

void append_boundary(std::string& out, const std::string& boundary) {
    out += "\r\n--"; // the line end belongs to the boundary (RFC 2046 section 5.1.1)
    out += boundary;
    out += "\r\n";
}

void append_text(std::string& out, const std::string& boundary, std::string_view type,
                 std::string_view text) {
    append_boundary(out, boundary);
    out += "Content-Type: ";
    out += type;
    out += "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    append_quoted_printable(out, text);
}

bool is_file_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.';
    });
}

} // namespace

void append_quoted_printable(std::string& out, std::string_view text) {
    std::string room;
    append_encoded(out, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, canonical(text, room));
}

void append_alternatives(std::string& out, const std::string& boundary, std::string_view text,
                         std::string_view html) {
    append_text(out, boundary, "text/plain", text);
    append_text(out, boundary, "text/html", html);
    append_end(out, boundary);
}

void append_attachment(std::string& out, const std::string& boundary, const attachment& file) {
    if (!is_file_name(file.name))
        throw std::invalid_argument("a file name that may not stand in a header");
    append_boundary(out, boundary);
    append_raw(out, "Content-Type", file.type);
    append_raw(out, "Content-Disposition", "attachment; filename=\"" + file.name + '"');
    append_raw(out, "Content-Transfer-Encoding", "base64");
    out += "\r\n";
    append_encoded(out, GMIME_CONTENT_ENCODING_BASE64, file.bytes);
}

void append_end(std::string& out, const std::string& boundary) {
    out += "\r\n--";
    out += boundary;
    out += "--\r\n";
}

} // namespace remembrancer::mime
