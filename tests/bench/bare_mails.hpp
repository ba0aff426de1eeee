#pragma once

#include <string>

namespace remembrancer::bench {

struct mail_run {
    std::string url; ///< smtp://HOST:PORT
    std::string from;
    std::string to;
    std::string after_id; ///< the mail behind its Message-ID line, the same for each
    int count = 0;
    int sessions = 2;
};

/// Seconds that libcurl alone needs: a thread and an easy handle, and so a connection, for each
/// session. Throws when one fails.
[[nodiscard]] double bare_mails(const mail_run& what);

} // namespace remembrancer::bench
