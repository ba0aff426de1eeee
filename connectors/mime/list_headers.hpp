#pragma once

#include "connectors/mime/mail_identity.hpp"
#include "connectors/mime/mail_settings.hpp"

#include <string>
#include <string_view>

namespace remembrancer::mime {

/// Stands for a reader in a URL: nobody can make it, or tell the reader from it, without `secret`
/// (HMAC-SHA256 of the name, as 64 hex digits).
[[nodiscard]] std::string reader_token(std::string_view reader, const base::secret& secret);

/// Appends what says that a mail is one of a series that its reader may end: List-Id (RFC 2919),
/// List-Unsubscribe (RFC 2369) by the settings' URL, with one click (RFC 8058), and by the address
/// for replies; without either only the first. For digests alone: nobody may sign off from a duty.
/// `series` is the digest's kind; `domain` has been checked. Throws std::invalid_argument for what
/// may not stand in a header.
void append_list_headers(std::string& out, const mail_identity& identity,
                         const mail_settings& settings, const std::string& domain,
                         std::string_view series, std::string_view reader);

} // namespace remembrancer::mime
