#include "daemon/render/wrap.hpp"

#include "daemon/render/safe_text.hpp"

#include <algorithm>

namespace remembrancer::render {
namespace {

// Where the text of a line starts: after its indent and a mark such as `- ` or `12. `.
std::size_t text_column(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    const std::size_t mark_end = line.find(' ', indent);
    if (mark_end == std::string_view::npos)
        return indent;
    const std::string_view mark = line.substr(indent, mark_end - indent);
    const bool numbered = mark.size() > 1 && mark.back() == '.' &&
                          mark.find_first_not_of("0123456789") == mark.size() - 1;
    return mark == "-" || numbered ? mark_end + 1 : indent;
}

void wrap_line(std::string& out, std::string_view line, std::size_t width) {
    if (line.size() <= width || length_of(line) <= width) {
        out += line;
        return;
    }
    const std::size_t start = text_column(line);
    // Below the facts of an item, which start in column 3, deeper than any of them.
    const std::size_t hang = start <= 2 ? start : start + 2;
    for (bool first = true; !line.empty(); first = false) {
        const std::size_t room = first ? width : width - std::min(hang, width / 2);
        std::size_t end = line.size();
        if (length_of(line) > room) {
            const std::size_t fits = whole_characters(line, room + 1);
            end = line.substr(0, fits).rfind(' ');
            if (end == std::string_view::npos || (first && end < start))
                end = std::min(line.find(' ', first ? start : 0), line.size());
        }
        if (!first)
            out.append(1, '\n').append(hang, ' ');
        out += line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
}

} // namespace

std::string wrap(std::string_view text, std::size_t width) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        wrap_line(out, text.substr(0, end), width);
        if (end < text.size())
            out += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace remembrancer::render
