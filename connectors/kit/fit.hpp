#pragma once

#include "connectors/kit/text.hpp"
#include "daemon/render/chat.hpp"

#include <cstddef>
#include <string>

namespace remembrancer::kit {

/// The most that a channel takes.
struct room {
    std::size_t limit = 0;
    unit of = unit::bytes;
    std::size_t lines = 1'000; ///< at most so many, however short
};

/// `words` without what of a line can be missed: why it came, who hears next, the second thing to
/// do and the further ones.
[[nodiscard]] render::chat_words brief(render::chat_words words);

/// `words` without its lines, and with what is left cut to a few hundred characters.
[[nodiscard]] render::chat_words bare(render::chat_words words);

/// Writes as much of `words` as there is room for: all; or in brief; or the first lines in brief,
/// with the others counted; or in the end `bare`, which every channel has room for. Whole lines go,
/// so that no word and no escape is cut. `write` makes a text of words, which is longer for more of
/// them.
template <class Write>
[[nodiscard]] std::string fitted(const render::chat_words& words, const room& in, Write write) {
    const auto has_room = [&in](const std::string& text) -> bool {
        return size_in(in.of, text) <= in.limit;
    };
    const std::size_t all = render::line_count(words);
    if (all <= in.lines) {
        std::string text = write(words);
        if (has_room(text))
            return text;
    }
    const render::chat_words shorter = brief(words);
    std::string best;
    // The most lines that fit, by halves: `fit` of them do, or none; `over` do not.
    std::size_t fit = 0;
    for (std::size_t over = std::min(all, in.lines) + 1; fit + 1 < over;) {
        // All are tried first: most often they fit in brief.
        const std::size_t lines = best.empty() && over > all ? over - 1 : fit + (over - fit) / 2;
        std::string text = write(render::first_lines(shorter, lines));
        if (has_room(text)) {
            fit = lines;
            best = std::move(text);
        } else {
            over = lines;
        }
    }
    return best.empty() ? write(bare(words)) : best;
}

} // namespace remembrancer::kit
