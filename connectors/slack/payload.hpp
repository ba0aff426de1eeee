#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::slack {

/// Where a message goes, besides what the URL says.
struct place {
    std::string_view user{};    ///< a member's ID, to mention; empty for nobody
    std::string_view channel{}; ///< of chat.postMessage; empty for a webhook
    std::string_view thread{};  ///< the `ts` of the message that it answers; empty for none
    std::string_view
        updates{}; ///< the `ts` of the message that it is from now on; empty: a new one
};

/// The body of an incoming webhook, of chat.postMessage
/// (https://docs.slack.dev/reference/methods/chat.postMessage) or of chat.update
/// (https://docs.slack.dev/reference/methods/chat.update). An answer in a thread is shown in the
/// channel too. It is a header, then one block of rich
/// text. Words out of a plan stand in elements of plain text alone, which Slack reads for nothing;
/// only `text`, for notifications, is mrkdwn, and escaped. Of all blocks at most 12,000 characters
/// (msg_blocks_too_long came at some 13,200).
[[nodiscard]] std::string payload(const render::chat_words& words, const place& to);

} // namespace remembrancer::slack
