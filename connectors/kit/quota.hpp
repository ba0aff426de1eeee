#pragma once

#include "connectors/kit/channel.hpp"

#include <optional>
#include <string>

namespace remembrancer::kit {

/// Requests a second where the settings say nothing: 1, or the channel's quota where that is less.
[[nodiscard]] double usual_rate(const channel_kind& kind, const channel_settings& settings);

/// What is to be said of a `per_second` beyond the channel's quota.
struct over_quota {
    std::string what;     ///< a phrase for people that names the limit, its source and what to do
    bool is_fault = true; ///< else a warning: the server may take more
};
[[nodiscard]] std::optional<over_quota> beyond_quota(const channel_kind& kind,
                                                     const channel_settings& settings);

} // namespace remembrancer::kit
