#pragma once

#include "connectors/kit/channel.hpp"

#include <string>
#include <string_view>

namespace remembrancer::ntfy {

/// A topic of an ntfy server (`url`): to the phones of all who subscribe to it. Whoever knows the
/// topic's name can read it, unless the server asks for a token.
extern const kit::channel_kind kind;

/// The body of Publish as JSON (https://docs.ntfy.sh/publish/#publish-as-json): a title of at most
/// 1,000 bytes, and as much plain text as one looks at on a phone, of at most 4,096 bytes; more
/// would become an attachment. Of a digest that is its figures, else the first three lines.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view topic);

/// What an answer means besides its status: the message's ID, or the server's own number of an
/// error (server/errors.go).
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::ntfy
