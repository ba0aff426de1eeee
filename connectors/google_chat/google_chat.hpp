#pragma once

#include "connectors/kit/channel.hpp"
#include "daemon/plan/message.hpp"

#include <optional>
#include <string>

namespace remembrancer::google_chat {

/// A webhook of a space of Google Chat
/// (https://developers.google.com/workspace/chat/quickstart/webhooks), in which its readers are
/// mentioned. What is about one item stands in that item's thread, all else in its reader's.
extern const kit::channel_kind kind;

/// The key of the thread that a message belongs to.
[[nodiscard]] std::string thread_of(const plan::message& model);

/// What an answer means besides its status: the provider's id is the message's name.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::google_chat
