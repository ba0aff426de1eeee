#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>

namespace remembrancer::slack {

/// What an incoming webhook answers besides its status
/// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks): plain words.
[[nodiscard]] std::optional<kit::ruling> classify_webhook(const transfer::http_response& answer);

/// What the Web API answers: HTTP 200 with `ok`, and with an error's name where that is false
/// (https://docs.slack.dev/reference/methods/chat.postMessage). The provider's id of a message is
/// `CHANNEL/TS`.
[[nodiscard]] std::optional<kit::ruling> classify_api(const transfer::http_response& answer);

} // namespace remembrancer::slack
