#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::zulip {

/// Where a message goes.
struct place {
    std::string_view channel{}; ///< name or ID; empty: to the user directly
    std::string_view user{};    ///< ID; empty for nobody, in a channel alone
};

/// The form-encoded body of Send a message (https://zulip.com/api/send-message): Markdown with
/// tables, of at most 10,000 characters, counted as bytes, which are never fewer.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view topic,
                                  const place& to);

/// Of at most 60 characters: of one item its own, of several their reader's, of a digest its title.
[[nodiscard]] std::string topic_of(const plan::message& model, const render::chat_words& words);

} // namespace remembrancer::zulip
