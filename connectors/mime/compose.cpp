#include "connectors/mime/compose.hpp"

#include "connectors/mime/headers.hpp"
#include "connectors/transfer/smtp_address.hpp"
#include "connectors/transfer/wire_address.hpp"
#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"

#include <memory>
#include <stdexcept>

#include <gmime/gmime.h>

namespace remembrancer::mime {
namespace {

constexpr std::size_t longest_name = 120;    // characters
constexpr std::size_t longest_subject = 240; // mail clients show a third of that
constexpr std::size_t longest_id_left = 180; // bytes

std::string domain_of(const mail_identity& identity) {
    return identity.domain.empty()
               ? identity.from_address.substr(identity.from_address.find('@') + 1)
               : identity.domain;
}

std::string sha256(std::string_view text) {
    const std::unique_ptr<char, decltype(&g_free)> hex(
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(text.data()),
                                    text.size()),
        g_free);
    return hex.get();
}

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

void append_quoted_printable(std::string& out, std::string_view text) {
    std::string room;
    const std::string_view lines = canonical(text, room);
    GMimeEncoding encoder;
    g_mime_encoding_init_encode(&encoder, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    std::string encoded(g_mime_encoding_outlen(&encoder, lines.size()), '\0');
    encoded.resize(g_mime_encoding_flush(&encoder, lines.data(), lines.size(), encoded.data()));
    for (std::string_view rest = encoded; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        out += rest.substr(0, end);
        if (end == std::string_view::npos)
            break;
        out += "\r\n";
        rest.remove_prefix(end + 1);
    }
}

void append_part(std::string& out, std::string_view boundary, std::string_view type,
                 std::string_view text) {
    out += "\r\n--"; // the line end belongs to the boundary (RFC 2046 section 5.1.1)
    out += boundary;
    out += "\r\nContent-Type: ";
    out += type;
    out += "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    append_quoted_printable(out, text);
}

} // namespace

std::vector<std::string> faults_in(const mail_identity& identity) {
    std::vector<std::string> faults;
    if (transfer::to_wire(identity.from_address).address.empty())
        faults.emplace_back("from: expected an address, as in \"plans@example.org\"");
    if (!identity.reply_to_address.empty() &&
        transfer::to_wire(identity.reply_to_address).address.empty())
        faults.emplace_back("reply_to: expected an address, as in \"office@example.org\"");
    if (!identity.domain.empty() && !transfer::is_safe_domain(identity.domain))
        faults.emplace_back("domain: expected a domain, as in \"example.org\"");
    return faults;
}

std::string id_left(std::string_view key) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                           (c == '.' && !out.empty() && out.back() != '.');
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '~';
        out += digits[byte / 16];
        out += digits[byte % 16];
    }
    if (out.ends_with('.'))
        out.replace(out.size() - 1, 1, "~2e");
    if (out.empty() || out.size() > longest_id_left)
        return "~~" + sha256(key);
    return out;
}

composer::composer(const mail_identity& identity) : identity_(identity) {
    for (const std::string& fault : faults_in(identity))
        throw base::user_error(base::exit_code::settings, "mail: " + fault);
    identity_.from_address = transfer::to_wire(identity.from_address).address;
    identity_.reply_to_address = transfer::to_wire(identity.reply_to_address).address;
    domain_ = domain_of(identity_);
    append_mailbox(sender_headers_, "From", one_line(identity_.from_name, longest_name),
                   identity_.from_address);
    if (!identity_.reply_to_address.empty())
        append_mailbox(sender_headers_, "Reply-To", one_line(identity_.reply_to_name, longest_name),
                       identity_.reply_to_address);
    append_raw(sender_headers_, "Auto-Submitted", "auto-generated"); // RFC 3834
    append_raw(sender_headers_, "X-Auto-Response-Suppress", "All");  // the same, for Exchange
    append_raw(sender_headers_, "MIME-Version", "1.0");
}

std::string composer::compose(const letter& what) const {
    if (!transfer::is_safe_address(what.to_address))
        throw std::invalid_argument("the recipient's address may not stand in a header");
    const std::string id = id_left(what.key);
    // No text can hold this: "=_" never stands in quoted-printable (RFC 2045 section 6.7).
    const std::string boundary = "=_" + sha256(what.key).substr(0, 32);
    std::string out;
    out.reserve(1024 + sender_headers_.size() + (what.text.size() + what.html.size()) * 5 / 4);
    append_raw(out, "Date", header_date(what.date));
    append_mailbox(out, "To", one_line(what.to_name, longest_name), what.to_address);
    append_unstructured(out, "Subject", one_line(what.subject, longest_subject));
    append_raw(out, "Message-ID", '<' + id + '@' + domain_ + '>');
    if (!what.thread.empty())
        append_raw(out, "References",
                   "<item." + sha256(what.thread).substr(0, 32) + '@' + domain_ + '>');
    if (what.may_be_copy)
        append_raw(out, "X-Remembrancer-Attempt", "possible copy");
    out += sender_headers_;
    append_raw(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + '"');
    append_part(out, boundary, "text/plain", what.text);
    append_part(out, boundary, "text/html", what.html);
    out += "\r\n--";
    out += boundary;
    out += "--\r\n";
    return out;
}

} // namespace remembrancer::mime
