#pragma once

#include "daemon/render/chat.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace remembrancer::teams {

/// The first `lines` of the words, as a message that goes on in another: nothing is counted as left
/// out, and there is no end to it.
[[nodiscard]] render::chat_words front_of(render::chat_words words, std::size_t lines);

/// What `front_of` leaves: the lines behind, and the end.
[[nodiscard]] render::chat_words back_of(render::chat_words words, std::size_t lines);

/// Which of a message's bodies one is.
struct part {
    std::size_t number = 1;
    std::size_t of = 1;
};

using writer = std::function<std::string(const render::chat_words& words, const part& which)>;

/// The words in as many bodies as they need, of at most `limit` bytes each and at most `most` of
/// them, 9 or fewer; of what even those have no room for, the last says how much it is.
[[nodiscard]] std::vector<std::string> in_parts(const render::chat_words& words, std::size_t limit,
                                                std::size_t most, const writer& write);

} // namespace remembrancer::teams
