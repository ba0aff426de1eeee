#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::discord {

/// The body of Execute Webhook (https://docs.discord.com/developers/resources/webhook): the
/// headline as content, of at most 2,000 characters, and one embed with all else, of at most 4,096;
/// both as UTF-16 counts them. There are no tables. `user` is the ID of a user to mention, or
/// empty; nobody else can be, whatever the words say.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view user);

/// What goes behind the webhook's URL: the answer is to name the message, and `thread` is where it
/// goes, or empty.
[[nodiscard]] std::string query(std::string_view url, std::string_view thread);

} // namespace remembrancer::discord
