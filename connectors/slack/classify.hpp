#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>
#include <string_view>

namespace remembrancer::slack {

/// What an incoming webhook answers besides its status
/// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks): plain words.
[[nodiscard]] std::optional<kit::ruling> classify_webhook(const transfer::http_response& answer);

/// What the Web API answers: HTTP 200 with `ok`, and with an error's name where that is false
/// (https://docs.slack.dev/reference/methods/chat.postMessage). The provider's id of a message is
/// `CHANNEL/TS`, of an answer in a thread `CHANNEL/TS/THREAD`.
[[nodiscard]] std::optional<kit::ruling> classify_api(const transfer::http_response& answer);

/// What stands in a provider's id. Without a channel it is none. Points into it.
struct posted {
    std::string_view channel{};
    std::string_view ts{};
    std::string_view thread{}; ///< the `ts` by which its thread is answered
};
[[nodiscard]] posted posted_as(std::string_view provider_id);

} // namespace remembrancer::slack
