#pragma once

#include "daemon/render/chat.hpp"

#include <string>
#include <string_view>

namespace remembrancer::kit {

/// How a channel that shows running text writes it.
struct text_style {
    std::string_view bold_begin = "**";
    std::string_view bold_end = "**";
    std::string_view line_break = "\n";                      ///< between sentences
    std::string_view item = "- ";                            ///< before each line
    std::string_view detail = "\n  ";                        ///< before what a line goes on with
    std::string_view paragraph = "\n\n";                     ///< between sections
    bool has_tables = false;                                 ///< as GitHub's Markdown writes them
    std::string (*escape)(std::string_view words) = nullptr; ///< of whatever came out of a plan
    /// How bold is written where that depends on the words; null: escaped, between the two above.
    std::string (*bold)(std::string_view words) = nullptr;
    /// An address and what stands for it; null: the address alone.
    std::string (*link)(std::string_view url, std::string_view words) = nullptr;
};

/// All that `words` say, as running text, without a headline where that is empty: it stands
/// elsewhere then. `mention` is put before all else as it stands; empty for nobody.
[[nodiscard]] std::string chat_text(const render::chat_words& words, const text_style& style,
                                    std::string_view mention = {});

/// What stands before the owner of a line.
inline constexpr std::string_view owner_label = "Owner: ";

/// Gives all that a line says behind its title, in the order in which every channel tells it, to
/// `take`: with what stands before it ("Check: "), or nothing. What is empty is left out.
template <class Take>
void each_detail(const render::chat_line& line, Take take) {
    const auto give = [&take](std::string_view label, std::string_view words) {
        if (!words.empty())
            take(label, words);
    };
    give("", line.status);
    for (const std::string& check : line.checks)
        give("Check: ", check);
    for (const std::string& action : line.actions)
        give("To do: ", action);
    give(owner_label, line.owner);
    give("", line.why);
    give("", line.next);
}

/// `For Legal sponsor, Shaping Dorset Council, Wednesday 5 December 2018`; not escaped.
[[nodiscard]] std::string about_whom(const render::chat_words& words);

/// `and 3 more`, for a section; empty for none.
[[nodiscard]] std::string more_in_section(int more);

/// `and 3 more, in your next message`; empty for none.
[[nodiscard]] std::string more_in_message(const render::chat_words& words);

} // namespace remembrancer::kit
