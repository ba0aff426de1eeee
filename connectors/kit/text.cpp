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
