#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::notify {

enum class medium { email, sms };

struct place {
    notify::medium medium = notify::medium::email;
    std::string_view address{}; ///< a mail address, or a telephone number
    std::string_view template_id{};
    std::string_view reply_to_id{}; ///< of a reply-to address, or a sender of texts; may be empty
    std::string_view reference{};   ///< the message's key
};

/// The body of POST /v2/notifications/email or /sms
/// (https://docs.notifications.service.gov.uk/rest-api.html#send-a-message), its keys in the order
/// of Notify's own clients. The words are values for the templates of config/notify:
///
///     email: subject, headline, person, programme, day, closing, link; items, a list
///     sms:   headline, items (a line each), programme, day
///
/// An email stays under half of the 2,000,000 bytes that Notify takes, because it may put a
/// backslash before every character. A text message has at most 918 characters as Notify counts
/// them, some for the template's own words.
[[nodiscard]] std::string payload(const render::chat_words& words, const place& to);

/// `words` such that nothing in them acts in Notify's Markdown (mistune 0.8 without emphasis and
/// code): no link, no URL, no placeholder, and no mark of a block at the beginning. Spaces and a
/// dash do that, no backslash: `sanitise_content_for` adds backslashes of its own, and two make
/// one that is shown, with what acts behind it; and Notify takes characters without width out.
[[nodiscard]] std::string inert(std::string_view words);

} // namespace remembrancer::notify
