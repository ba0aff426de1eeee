#include "connectors/kit/fit.hpp"

#include "daemon/render/safe_text.hpp"

#include <algorithm>

namespace remembrancer::kit {
namespace {

// In characters.
constexpr std::size_t longest_bare_note = 300;
constexpr std::size_t longest_bare_name = 60;

} // namespace

render::chat_words brief(render::chat_words words) {
    for (render::chat_section& section : words.sections) {
        for (render::chat_line& line : section.lines) {
            line.why.clear();
            line.next.clear();
            line.actions.resize(std::min<std::size_t>(line.actions.size(), 1));
        }
    }
    return words;
}

render::chat_words bare(render::chat_words words) {
    words = render::first_lines(std::move(words), 0);
    for (const render::chat_section& each : words.sections)
        words.more += each.more;
    words.sections.clear();
    words.figures.clear();
    words.headline = render::cut(words.headline, longest_bare_note);
    words.person = render::cut(words.person, longest_bare_name);
    words.programme = render::cut(words.programme, longest_bare_name);
    words.closing.clear();
    words.notes.resize(std::min<std::size_t>(words.notes.size(), 1));
    for (std::string& note : words.notes)
        note = render::cut(note, longest_bare_note);
    return words;
}

} // namespace remembrancer::kit
