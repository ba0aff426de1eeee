#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>
#include <string_view>

namespace remembrancer::discord {

/// Headers of every answer: how many more requests are taken now, and in how many seconds that
/// begins anew (https://docs.discord.com/developers/topics/rate-limits).
inline constexpr std::string_view remaining_header = "X-RateLimit-Remaining";
inline constexpr std::string_view reset_header = "X-RateLimit-Reset-After";

/// What an answer means besides its status: the message's ID, how long to pause, and Discord's own
/// numbers of errors.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::discord
