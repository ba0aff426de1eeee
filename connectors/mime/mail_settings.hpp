#pragma once

#include "daemon/base/secret.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace remembrancer::mime {

/// What goes into mail besides its words.
struct mail_settings {
    /// Dates as a file for the reader's calendar.
    bool calendar = true;
    /// Bytes of one mail, 20,000 to 100 million. Many relays take 10 MB (Postfix's default) and few
    /// less.
    std::size_t largest = 10'000'000;
    /// Where a reader ends their digests with one click (RFC 8058); `{token}` in it stands for the
    /// person. Empty: nowhere.
    std::string unsubscribe_url;
    base::secret unsubscribe_secret; ///< from which the tokens are made
};

/// Everything that is wrong with `settings`, one sentence each, the key first.
[[nodiscard]] std::vector<std::string> faults_in(const mail_settings& settings);

} // namespace remembrancer::mime
