#pragma once

#include "connectors/kit/channel.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::kit {

/// What the peer calls the message that an escalation answers: the first in which its reader heard
/// of a line that goes on. Empty for none, and for what is no escalation. Points into `what`.
[[nodiscard]] std::string_view first_told_in(const connectors::delivery& what);

/// The earlier messages of which this one says that a line is over, as they read now. Throws what
/// `render::words_for_chat` throws.
[[nodiscard]] std::vector<rewritten> rewrites_of(const connectors::delivery& what,
                                                 const render::render_settings& settings);

} // namespace remembrancer::kit
