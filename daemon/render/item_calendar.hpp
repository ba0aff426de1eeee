#pragma once

#include "daemon/plan/message.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace remembrancer::render {

/// What a calendar says besides the message.
struct calendar_words {
    std::string organiser;              ///< an address that has been checked
    std::chrono::sys_seconds written{}; ///< when the mail is
};

/// How a reader's calendar is to take an object (RFC 5546).
enum class calendar_method { publish, cancel };

struct calendar_object {
    calendar_method method = calendar_method::publish;
    std::string text; ///< RFC 5545, CRLF line ends
};

/// The dates that a message tells of, as one object of all that are to be kept and one of all that
/// are no more: an all-day event each, whose UID stays with the item (its programme, kind and ref;
/// without a ref its workstream and title). Empty for a message without such dates. What is merely
/// asked about is left out. Any thread.
[[nodiscard]] std::vector<calendar_object> calendars_of(const plan::message& model,
                                                        const calendar_words& words);

/// What makes the item the same in every message, for a UID or a thread of mails.
[[nodiscard]] std::string identity_of(const plan::message_item& item, const plan::message& model);

} // namespace remembrancer::render
