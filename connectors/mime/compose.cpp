#include "connectors/mime/compose.hpp"

#include "connectors/mime/headers.hpp"
#include "connectors/mime/list_headers.hpp"
#include "connectors/transfer/smtp_address.hpp"
#include "connectors/transfer/wire_address.hpp"
#include "daemon/base/error.hpp"

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

// Text and HTML, and behind them the files. Outlook takes a calendar for an invitation only where
// it comes first, and these are none.
void append_bodies(std::string& out, const letter& what) {
    // No text can hold these: "=_" never stands in quoted-printable (RFC 2045 section 6.7), nor at
    // the start of a line of base64. Neither begins with the other.
    const std::string name = sha256(what.key).substr(0, 32);
    const std::string inner = "=_" + name;
    const std::string outer = "=_m" + name;
    const std::string alternatives = "multipart/alternative; boundary=\"" + inner + '"';
    if (what.files.empty()) {
        append_raw(out, "Content-Type", alternatives);
        return append_alternatives(out, inner, what.text, what.html);
    }
    append_raw(out, "Content-Type", "multipart/mixed; boundary=\"" + outer + '"');
    out += "\r\n--" + outer + "\r\n";
    append_raw(out, "Content-Type", alternatives);
    append_alternatives(out, inner, what.text, what.html);
    for (const attachment& file : what.files)
        append_attachment(out, outer, file);
    append_end(out, outer);
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

composer::composer(const mail_identity& identity, const mail_settings& settings)
    : identity_(identity), settings_(settings) {
    for (const std::string& fault : faults_in(identity))
        throw base::user_error(base::exit_code::settings, "mail: " + fault);
    for (const std::string& fault : faults_in(settings))
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
    std::string out;
    std::size_t files = 0;
    for (const attachment& file : what.files)
        files += file.bytes.size();
    out.reserve(1024 + sender_headers_.size() + (what.text.size() + what.html.size()) * 5 / 4 +
                files * 3 / 2);
    append_raw(out, "Date", header_date(what.date));
    append_mailbox(out, "To", one_line(what.to_name, longest_name), what.to_address);
    append_unstructured(out, "Subject", one_line(what.subject, longest_subject));
    append_raw(out, "Message-ID", '<' + id + '@' + domain_ + '>');
    if (!what.thread.empty())
        append_raw(out, "References",
                   "<item." + sha256(what.thread).substr(0, 32) + '@' + domain_ + '>');
    if (what.may_be_copy)
        append_raw(out, "X-Remembrancer-Attempt", "possible copy");
    if (!what.series.empty())
        append_list_headers(out, identity_, settings_, domain_, what.series, what.reader);
    out += sender_headers_;
    append_bodies(out, what);
    return out;
}

} // namespace remembrancer::mime
