#include "connectors/kit/text.hpp"

#include "daemon/render/safe_text.hpp"

#include <algorithm>
#include <bitset>

namespace remembrancer::kit {
namespace {

constexpr std::string_view zero_width_space = "\u200B";

bool is_fourth_of_four(char c) {
    return (static_cast<unsigned char>(c) & 0xF8U) == 0xF0;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Of a name or a number; of other alphabets too.
bool is_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}

using byte_set = std::bitset<256>;

byte_set bytes_of(std::string_view special) {
    byte_set set;
    for (const char c : special)
        set.set(static_cast<unsigned char>(c));
    return set;
}

bool holds(const byte_set& set, char c) {
    return set[static_cast<unsigned char>(c)];
}

} // namespace

std::size_t size_in(unit of, std::string_view text) {
    if (of == unit::bytes)
        return text.size();
    const std::size_t characters = render::length_of(text);
    if (of == unit::characters || characters == text.size())
        return characters;
    return characters + static_cast<std::size_t>(std::ranges::count_if(text, is_fourth_of_four));
}

std::string cut_to(std::string_view text, std::size_t limit, unit of) {
    if (size_in(of, text) <= limit)
        return std::string(text);
    // No character is less than one of any unit.
    for (std::size_t characters = limit;;) {
        std::string shorter = render::cut(text, characters);
        const std::size_t size = size_in(of, shorter);
        if (size <= limit)
            return shorter;
        if (characters == 0)
            return {};
        // A character is at most four bytes: so many at least are too many.
        characters -= std::min(characters, std::max<std::size_t>(1, (size - limit) / 4));
    }
}

std::string backslashed(std::string text, std::string_view special) {
    const byte_set marked = bytes_of(special);
    std::string out;
    std::size_t begin = 0; // of what is not in `out` yet, here and below
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!holds(marked, text[i]))
            continue;
        out.append(text, begin, i - begin).append(1, '\\');
        begin = i;
    }
    if (out.empty())
        return text;
    out.append(text, begin);
    return out;
}

std::string parted(std::string text, std::string_view special) {
    const byte_set marked = bytes_of(special);
    std::string out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!holds(marked, text[i]))
            continue;
        out.append(text, begin, i + 1 - begin).append(zero_width_space);
        begin = i + 1;
    }
    if (out.empty())
        return text;
    out.append(text, begin);
    return out;
}

std::string unlinked(std::string_view words) {
    std::string out;
    out.reserve(words.size() + 16);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != '.' && words[i] != ':')
            continue;
        const char before = i == 0 ? ' ' : words[i - 1];
        const char after = i + 1 == words.size() ? ' ' : words[i + 1];
        if (words[i] == '.' && is_of_word(before) && is_of_word(after)) {
            // Of two readers of addresses one stops at the first, the other at the second.
            out.append(words, begin, i - begin).append(zero_width_space).append(".");
        } else if (words[i] == ':' && after != ' ' && !(is_digit(before) && is_digit(after))) {
            out.append(words, begin, i + 1 - begin);
        } else {
            continue;
        }
        out += zero_width_space;
        begin = i + 1;
    }
    out.append(words, begin);
    return out;
}

std::string plain_start(std::string text, std::string_view mark) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at]))
        ++at;
    const std::string_view special = at == 0 ? "-+=" : ".)";
    if (at < text.size() && special.find(text[at]) != special.npos)
        text.insert(at, mark);
    return text;
}

std::string inert_markdown(std::string_view words, std::string_view special) {
    return plain_start(backslashed(unlinked(words), special), "\\");
}

std::string in_parentheses(std::string_view url) {
    std::string out;
    out.reserve(url.size() + 2);
    for (const char c : url) {
        if (c == '(')
            out += "%28";
        else if (c == ')')
            out += "%29";
        else
            out += c;
    }
    return "(" + out + ")";
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_unreserved(text[i]))
            continue;
        const auto byte = static_cast<unsigned char>(text[i]);
        const char code[] = {'%', digits[byte >> 4U], digits[byte & 15U]};
        out.append(text, begin, i - begin).append(code, sizeof code);
        begin = i + 1;
    }
    out.append(text, begin);
    return out;
}

} // namespace remembrancer::kit
