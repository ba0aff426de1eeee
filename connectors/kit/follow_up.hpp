#pragma once

#include "connectors/kit/channel.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::kit {

/// What the peer calls the message that an escalation answers. Empty for none, and for what is no
/// escalation. Points into `what`.
[[nodiscard]] std::string_view first_told_in(const connectors::delivery& what);

/// The earlier messages that told of what is over now, as they read now. Throws what
/// `render::words_for_chat` throws.
[[nodiscard]] std::vector<rewritten> rewrites_of(const connectors::delivery& what,
                                                 const render::render_settings& settings);

} // namespace remembrancer::kit
