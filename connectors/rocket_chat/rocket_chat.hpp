#pragma once

#include "connectors/kit/channel.hpp"

#include <string>
#include <string_view>

namespace remembrancer::rocket_chat {

/// An incoming webhook of a Rocket.Chat server: one room, in which its readers are mentioned.
extern const kit::channel_kind kind;

/// The body of the request: `text` in the server's own Markdown, of at most 5,000 characters as
/// UTF-16 counts them, which is what the server's setting Message_MaxAllowedSize begins with. It
/// knows no tables. `handle` is a user name or empty.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view handle);

/// What an answer means besides its status (apps/meteor/app/integrations/server/api/api.ts).
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::rocket_chat
