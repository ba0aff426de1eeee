#pragma once

#include "connectors/mime/body_parts.hpp"
#include "connectors/mime/mail_identity.hpp"
#include "connectors/mime/mail_settings.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::mime {

/// One mail in words. Everything but the addresses is hostile.
struct letter {
    std::string key; ///< idempotency key, the same for every attempt
    std::string to_address;
    std::string to_name;
    std::chrono::sys_seconds date{};
    std::string subject;
    std::string text; ///< UTF-8, LF or CRLF
    std::string html; ///< UTF-8, a whole document
    /// What the mail is about when that is a single item, so that its mails make a thread.
    std::string thread;
    bool may_be_copy = false; ///< an earlier attempt may have arrived
    std::vector<attachment> files{};
    std::string series{}; ///< of a digest the name of its kind; its reader may end the series
    std::string reader{}; ///< of a digest: whose it is
};

/// What stands before the `@` of a Message-ID, and may also stand as a file name: the key as it is
/// where RFC 5322 allows it there, else with other characters as `~` and two hex digits, or, when
/// long, its SHA-256. Different keys give different ids.
[[nodiscard]] std::string id_left(std::string_view key);

/// Writes mail as RFC 5322 and MIME want it: multipart/alternative in quoted-printable UTF-8, with
/// files within multipart/mixed, CRLF, lines of at most 998 bytes. The bytes depend on nothing but
/// the identity and the letter. GMime encodes the bodies. Its tree of objects is not used (building
/// and writing it took 91 us for a mail of 2 KB), nor its header words: it leaves `=?` inside
/// quoted names, where lenient readers decode it. Any thread.
class composer {
public:
    /// Throws base::user_error (settings) when `faults_in` names any.
    explicit composer(const mail_identity& identity, const mail_settings& settings = {});

    /// Throws std::invalid_argument unless `transfer::is_safe_address(what.to_address)`.
    [[nodiscard]] std::string compose(const letter& what) const;

    /// Its addresses in ASCII.
    [[nodiscard]] const mail_identity& identity() const { return identity_; }
    [[nodiscard]] const mail_settings& settings() const { return settings_; }

private:
    mail_identity identity_;
    mail_settings settings_;
    std::string domain_;
    std::string sender_headers_; ///< From, Reply-To and what never changes
};

} // namespace remembrancer::mime
