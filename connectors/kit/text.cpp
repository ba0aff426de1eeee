#include "connectors/kit/text.hpp"

#include "daemon/render/safe_text.hpp"

#include <algorithm>

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

std::string backslashed(std::string_view text, std::string_view special) {
    std::string out;
    out.reserve(text.size() + 8);
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string parted(std::string_view text, std::string_view special) {
    std::string out;
    out.reserve(text.size() + 8);
    for (const char c : text) {
        out += c;
        if (special.find(c) != std::string_view::npos)
            out += zero_width_space;
    }
    return out;
}

std::string unlinked(std::string_view words) {
    std::string out;
    out.reserve(words.size() + 16);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char before = i == 0 ? ' ' : words[i - 1];
        const char after = i + 1 == words.size() ? ' ' : words[i + 1];
        if (words[i] == '.' && is_of_word(before) && is_of_word(after)) {
            // Of two readers of addresses one stops at the first, the other at the second.
            out.append(zero_width_space).append(".").append(zero_width_space);
            continue;
        }
        out += words[i];
        if (words[i] == ':' && after != ' ' && !(is_digit(before) && is_digit(after)))
            out += zero_width_space;
    }
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

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

} // namespace remembrancer::kit
