#pragma once

#include "connectors/kit/channel.hpp"

#include <string>
#include <string_view>

namespace remembrancer::webex {

/// Webex by an incoming webhook (`url`: one space, in which its readers are mentioned), or by a
/// bot's token: then into the space `room`, or without one to each person by their mail address.
extern const kit::channel_kind kind;

/// Where a message goes, besides what the URL says.
struct place {
    std::string_view room{};    ///< the ID of a space
    std::string_view mail{};    ///< of the one person who gets it
    std::string_view mention{}; ///< a mail address; empty for nobody
};

/// The body of an incoming webhook or of `POST /v1/messages`
/// (https://developer.webex.com/docs/api/v1/messages/create-a-message): Markdown of at most 7,439
/// bytes. There are no tables.
[[nodiscard]] std::string payload(const render::chat_words& words, const place& to);

/// What a destination leads to.
enum class door {
    webhook,
    room,   ///< by a bot that is in it
    person, ///< by a bot, to each
};

/// What an answer means besides its status: of a bot the provider's id, and who cannot be reached.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer, door by);

} // namespace remembrancer::webex
