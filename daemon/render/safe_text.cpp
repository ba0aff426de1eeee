#include "daemon/render/safe_text.hpp"

#include "daemon/base/text.hpp"
#include "daemon/render/combining_marks.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

constexpr std::string_view replacement = "\uFFFD";
constexpr std::string_view ellipsis = "…";

enum class fate { keep, space, drop, replace };

struct range_fate {
    char32_t first;
    char32_t last;
    fate what;
};

// In ascending order; what is not listed is kept.
constexpr std::array<range_fate, 26> fates{{
    {0x0000, 0x0008, fate::replace},
    {0x0009, 0x000D, fate::space},
    {0x000E, 0x001F, fate::replace}, // ESC among them
    {0x0020, 0x0020, fate::space},
    {0x007F, 0x0084, fate::replace},
    {0x0085, 0x0085, fate::space}, // next line
    {0x0086, 0x009F, fate::replace},
    {0x00A0, 0x00A0, fate::space},
    {0x00AD, 0x00AD, fate::drop},    // soft hyphen
    {0x061C, 0x061C, fate::replace}, // Arabic letter mark
    {0x1680, 0x1680, fate::space},
    {0x180E, 0x180E, fate::drop},
    {0x2000, 0x200A, fate::space},
    {0x200B, 0x200B, fate::drop},    // zero-width space; the joiners after it mean something
    {0x200E, 0x200F, fate::replace}, // direction marks
    {0x2028, 0x2029, fate::space},   // line and paragraph separators
    {0x202A, 0x202E, fate::replace}, // embeddings and overrides
    {0x202F, 0x202F, fate::space},
    {0x205F, 0x205F, fate::space},
    {0x2060, 0x2064, fate::drop},    // word joiner, invisible operators
    {0x2065, 0x206F, fate::replace}, // isolates
    {0x3000, 0x3000, fate::space},
    {0xFEFF, 0xFEFF, fate::drop},
    {0xFFF0, 0xFFFB, fate::replace}, // interlinear annotation
    {0xFFFE, 0xFFFF, fate::replace},
    {0xE0000, 0xE007F, fate::replace}, // tags
}};

fate fate_of(char32_t c) {
    if (c > 0x20 && c < 0x7F)
        return fate::keep;
    const auto found = std::ranges::lower_bound(fates, c, {}, &range_fate::last);
    return found != fates.end() && c >= found->first ? found->what : fate::keep;
}

struct character {
    char32_t value;
    std::size_t bytes;
};

// The first character of valid, non-empty UTF-8.
character first_of(std::string_view text) {
    const auto at = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    const char32_t lead = at(0);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {(lead & 0x1F) << 6 | (at(1) & 0x3F), 2};
    if (lead < 0xF0)
        return {(lead & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F), 3};
    return {(lead & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F), 4};
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool is_combining(char32_t c) {
    if (c < combining_marks.front().first)
        return false;
    const auto found = std::ranges::lower_bound(combining_marks, c, {},
                                                [](const auto& range) { return range.second; });
    return found != combining_marks.end() && c >= found->first;
}

bool is_plain(std::string_view text) {
    bool after_space = true;
    for (const char c : text) {
        if (c < 0x20 || c > 0x7E || (c == ' ' && after_space))
            return false;
        after_space = c == ' ';
    }
    return text.empty() || !after_space;
}

bool is_regional(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/// What stands for `c` in HTML; empty for itself.
std::string_view html_reference(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

} // namespace

std::string one_line(std::string_view text) {
    if (is_plain(text))
        return std::string(text);
    const std::string valid = base::valid_utf8(text);
    std::string out;
    out.reserve(valid.size());
    bool gap = false;
    for (std::string_view rest = valid; !rest.empty();) {
        // Printable ASCII is most of what there is.
        if (!gap && rest.front() > ' ' && rest.front() < '\x7F') {
            out += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        const character c = first_of(rest);
        const std::string_view bytes = rest.substr(0, c.bytes);
        rest.remove_prefix(c.bytes);
        const fate what = fate_of(c.value);
        if (what == fate::space)
            gap = !out.empty();
        if (what == fate::space || what == fate::drop)
            continue;
        if (gap)
            out += ' ';
        gap = false;
        out += what == fate::replace ? replacement : bytes;
    }
    return out;
}

std::size_t length_of(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_continuation));
}

std::size_t whole_characters(std::string_view text, std::size_t limit) {
    std::size_t end = 0;
    std::size_t at = 0;
    bool joined = false;
    std::size_t flags = 0; // regional indicators in a row: a pair of them is one flag
    for (std::size_t count = 0; at < text.size(); ++count) {
        const character c = first_of(text.substr(at));
        flags = is_regional(c.value) ? flags + 1 : 0;
        const bool second_of_flag = flags != 0 && flags % 2 == 0;
        if (!joined && !second_of_flag && !is_combining(c.value))
            end = at;
        if (count == limit)
            return end;
        joined = c.value == 0x200D;
        at += c.bytes;
    }
    return at;
}

std::string cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit || length_of(text) <= limit)
        return std::string(text);
    const std::size_t end = whole_characters(text, limit == 0 ? 0 : limit - 1);
    std::string_view kept = text.substr(0, end);
    // A word that is longer than half of the room is cut itself.
    const std::size_t space = text[end] == ' ' ? end : kept.rfind(' ');
    if (space != std::string_view::npos && space >= end / 2)
        kept = kept.substr(0, space);
    return std::string(base::trim(kept)) + std::string(ellipsis);
}

std::string shown(std::string_view text, std::size_t limit) {
    std::string line = one_line(text);
    if (line.size() <= limit)
        return line;
    const std::size_t length = length_of(line);
    if (length <= limit)
        return line;
    std::string number = fmt::format("{}", length);
    for (std::size_t at = number.size(); at > 3;)
        number.insert(at -= 3, ",");
    return fmt::format("{} (cut: {} characters in all)", cut(line, limit), number);
}

std::string escape_html(const std::string& text) {
    std::string out;
    std::size_t begin = 0; // of what is not in `out` yet
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view reference = html_reference(text[i]);
        if (reference.empty())
            continue;
        out.append(text, begin, i - begin).append(reference);
        begin = i + 1;
    }
    if (begin == 0)
        return text;
    out.append(text, begin);
    return out;
}

} // namespace remembrancer::render
