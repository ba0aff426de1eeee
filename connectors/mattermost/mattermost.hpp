#pragma once

#include "connectors/kit/channel.hpp"

#include <string>
#include <string_view>

namespace remembrancer::mattermost {

/// An incoming webhook of a Mattermost server
/// (https://developers.mattermost.com/integrate/webhooks/incoming/): one room, in which its readers
/// are mentioned.
extern const kit::channel_kind kind;

/// The body of the request: `text` in the server's Markdown, tables among it, of at most 16,383
/// characters (PostMessageMaxRunesV2 of its server's model). `handle` is a user name or empty;
/// `room` the channel in the place of the webhook's own, or empty.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view handle,
                                  std::string_view room);

/// What an answer means besides its status: the server answers an unknown hook with 400.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::mattermost
