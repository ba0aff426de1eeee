#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::matrix {

/// The content of an event of type m.room.message, plain and as HTML, of at most 60,000 bytes: with
/// what servers add an event may have 65,536
/// (https://spec.matrix.org/latest/client-server-api/#size-limits). `user` is the ID to mention, or
/// empty. Where nobody is, it is an m.notice, about which clients make no noise; with a mention it
/// cannot be one, for by the default push rules that silences the mention too.
[[nodiscard]] std::string payload(const render::chat_words& words, std::string_view user);

} // namespace remembrancer::matrix
