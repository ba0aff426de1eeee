#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::matrix {

/// Words out of a plan without what a client would make an address or a mention of.
[[nodiscard]] std::string plain(std::string_view words);

/// The address that clients show as a person (https://spec.matrix.org/latest/appendices/#uris).
[[nodiscard]] std::string address_of_user(std::string_view user);

/// All that `words` say in the few tags that the specification lets clients show: p, strong, br,
/// ul, li, a, and those of tables. `user` is mentioned first; empty for nobody.
[[nodiscard]] std::string html(const render::chat_words& words, std::string_view user);

} // namespace remembrancer::matrix
