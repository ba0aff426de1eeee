#pragma once

#include "connectors/transfer/http_message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::kit {

/// In what a channel says when its limit begins anew.
enum class reset_form {
    seconds_left,
    epoch_seconds,
    epoch_milliseconds,
};

/// Headers of a channel's answers that say how much more it takes now.
struct rate_headers {
    std::string_view remaining{}; ///< requests that it still takes; empty: it has no such header
    std::string_view reset{};     ///< when it takes the full number again
    reset_form form = reset_form::seconds_left;
};

/// The headers of an answer that `pause_after` looks at.
[[nodiscard]] std::vector<std::string> names_of(const rate_headers& headers);

/// For how long the channel takes nothing more, at most 6 hours; none where it does, or does not
/// say. Times are held against the peer's own clock, its Date, or else `now`, which is real time.
[[nodiscard]] std::optional<std::chrono::milliseconds>
pause_after(const transfer::http_response& answer, const rate_headers& headers,
            std::chrono::sys_seconds now);

} // namespace remembrancer::kit
