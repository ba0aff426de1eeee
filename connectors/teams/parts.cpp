#include "connectors/teams/parts.hpp"

#include "connectors/kit/fit.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::teams {
namespace {

/// In words as long as of any other number of fewer than ten.
constexpr std::size_t some_number = 9;

/// Where the words are cut: within which section, and how many of its lines are before.
struct cut_place {
    std::size_t section = 0;
    std::size_t lines = 0;
};

/// A section whose lines have all gone is before the cut, with what it counts.
cut_place place_of(const render::chat_words& words, std::size_t lines) {
    cut_place at;
    while (at.section < words.sections.size() && lines > 0) {
        const std::size_t here = words.sections[at.section].lines.size();
        if (lines < here) {
            at.lines = lines;
            break;
        }
        lines -= here;
        ++at.section;
    }
    return at;
}

/// The most lines of `words` that this part has room for; 0 where there is none for the first.
std::size_t lines_that_fit(const render::chat_words& words, std::size_t limit, const part& which,
                           const writer& write) {
    std::size_t fit = 0;
    for (std::size_t over = render::line_count(words) + 1; fit + 1 < over;) {
        const std::size_t lines = fit + (over - fit) / 2;
        const bool has_room = write(front_of(words, lines), which).size() <= limit;
        (has_room ? fit : over) = lines;
    }
    return fit;
}

} // namespace

render::chat_words front_of(render::chat_words words, std::size_t lines) {
    const cut_place at = place_of(words, lines);
    words.sections.resize(
        std::min(words.sections.size(), at.section + std::size_t{at.lines > 0 ? 1U : 0U}));
    if (at.lines > 0) {
        words.sections.back().lines.resize(at.lines);
        words.sections.back().more = 0;
    }
    words.more = 0;
    words.closing.clear();
    words.link.clear();
    return words;
}

render::chat_words back_of(render::chat_words words, std::size_t lines) {
    const cut_place at = place_of(words, lines);
    words.notes.clear();
    words.figures.clear();
    if (at.lines > 0) {
        render::chat_section& cut = words.sections[at.section];
        cut.lines.erase(cut.lines.begin(),
                        cut.lines.begin() + static_cast<std::ptrdiff_t>(at.lines));
        if (!cut.title.empty())
            cut.title += ", continued";
    }
    words.sections.erase(words.sections.begin(),
                         words.sections.begin() + static_cast<std::ptrdiff_t>(at.section));
    return words;
}

std::vector<std::string> in_parts(const render::chat_words& words, std::size_t limit,
                                  std::size_t most, const writer& write) {
    if (std::string all = write(words, {}); all.size() <= limit)
        return {std::move(all)};
    std::vector<render::chat_words> before;
    render::chat_words rest = words;
    while (before.size() + 1 < most) {
        const part next{before.size() + 1, some_number};
        if (write(rest, next).size() <= limit)
            break;
        const std::size_t lines = lines_that_fit(rest, limit, next, write);
        if (lines == 0)
            break;
        before.push_back(front_of(rest, lines));
        rest = back_of(std::move(rest), lines);
    }
    const std::size_t count = before.size() + 1;
    std::vector<std::string> bodies;
    for (const render::chat_words& each : before)
        bodies.push_back(write(each, {bodies.size() + 1, count}));
    bodies.push_back(
        kit::fitted(rest, {limit, kit::unit::bytes}, [&](const render::chat_words& words_left) {
            return write(words_left, {count, count});
        }));
    return bodies;
}

} // namespace remembrancer::teams
