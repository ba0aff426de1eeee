#pragma once

#include <string>
#include <vector>

namespace remembrancer::mime {

/// Who the daemon's mail is from.
struct mail_identity {
    std::string from_address = "remembrancer@localhost"; ///< also the envelope's
    std::string from_name = "Plan reminders";
    std::string reply_to_address; ///< the programme office; empty for no Reply-To
    std::string reply_to_name;
    /// The right side of every Message-ID. Empty for the domain of `from_address`. A change makes
    /// repeats across it unrecognisable.
    std::string domain;
};

/// Everything that is wrong with `identity`, one sentence each, the key first.
[[nodiscard]] std::vector<std::string> faults_in(const mail_identity& identity);

} // namespace remembrancer::mime
