#pragma once

#include "connectors/kit/channel.hpp"

#include <optional>
#include <string>

namespace remembrancer::kit {

/// Requests a second where the settings say nothing: 1, or the channel's quota where that is less.
[[nodiscard]] double usual_rate(const channel_kind& kind, const channel_settings& settings);

/// What is to be said of a `per_second` beyond the channel's quota, a phrase for people that names
/// the limit, its source and what to do; none within it. Such a channel works all the same: what is
/// too much is put off.
[[nodiscard]] std::optional<std::string> beyond_quota(const channel_kind& kind,
                                                      const channel_settings& settings);

} // namespace remembrancer::kit
