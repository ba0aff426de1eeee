#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::google_chat {

/// Where a message goes within the space.
struct place {
    std::string_view user{};   ///< a user's ID, to mention; empty for nobody
    std::string_view thread{}; ///< messages with the same key stand in one thread
};

/// A message (https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages):
/// `text` with the mention and the headline, and one card with a row for each line; of at most
/// 32,000 bytes and 100 widgets. Words out of a plan are inert in both: `text` is read for a subset
/// of Markdown, and the card's for one of HTML.
[[nodiscard]] std::string payload(const render::chat_words& words, const place& to);

} // namespace remembrancer::google_chat
