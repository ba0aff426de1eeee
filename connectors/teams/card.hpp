#pragma once

#include "connectors/teams/parts.hpp"
#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::teams {

/// What a flow reads of a request's body.
enum class envelope {
    message, ///< what Teams' own template of a flow takes: cards in `attachments`
    card,    ///< the card alone, for flows that somebody made themselves
};

/// The body of one request: an Adaptive Card of version 1.4, the newest that flows post
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
/// A container for each line, or a row of columns where the section is a table: `Table` is of 1.5.
/// `mail` is the sign-in address of whom to mention, or empty; that is done in the first of several
/// parts alone.
[[nodiscard]] std::string body(const render::chat_words& words, envelope in, std::string_view mail,
                               const part& which = {});

} // namespace remembrancer::teams
