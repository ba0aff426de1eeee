#include "connectors/mime/headers.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace remembrancer::mime {
namespace {

constexpr std::size_t line_limit = 76; // RFC 2047 section 2; 78 without encoded words

// Characters that have no business on one line.
bool is_unwanted(std::string_view character) {
    if (character.size() == 1)
        return static_cast<unsigned char>(character[0]) < ' ' || character[0] == '\x7f';
    if (character.size() == 2) // U+0080 to U+009F
        return character[0] == '\xc2' && static_cast<unsigned char>(character[1]) < 0xa0;
    // U+2028 to U+202E and U+2066 to U+2069
    return (character >= "\u2028" && character <= "\u202e") ||
           (character >= "\u2066" && character <= "\u2069");
}

// Of a character of valid UTF-8.
std::size_t sequence_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Readable as it stands: ASCII without anything that a reader could take for an encoded word.
bool is_plain(std::string_view text) {
    return text.find("=?") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

std::size_t column(const std::string& out) {
    const std::size_t line_end = out.rfind('\n');
    return out.size() - (line_end == std::string::npos ? 0 : line_end + 1);
}

// One character as the Q encoding has it inside a name (RFC 2047 section 5 (3), the strictest set).
void append_q(std::string& out, std::string_view character) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "!*+-/";
    for (char c : character) {
        if (is_alphanumeric(c) || plain.find(c) != std::string_view::npos) {
            out += c;
        } else if (c == ' ') {
            out += '_';
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '=';
            out += digits[byte / 16];
            out += digits[byte % 16];
        }
    }
}

// The whole text becomes encoded words, spaces and all, so that nothing is left for two readers to
// understand differently. No character is split between words.
void append_encoded_words(std::string& out, std::string_view text) {
    static constexpr std::string_view opening = "=?utf-8?Q?";
    std::size_t at = column(out) + opening.size();
    out += opening;
    std::string encoded;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, sequence_length(text.front()));
        text.remove_prefix(character.size());
        encoded.clear();
        append_q(encoded, character);
        if (at + encoded.size() + 2 > line_limit) {
            out += "?=\r\n ";
            out += opening;
            at = 1 + opening.size();
        }
        out += encoded;
        at += encoded.size();
    }
    out += "?=";
}

// Folds before a word that would not fit; a word longer than a line stays whole.
void append_folded(std::string& out, std::string_view text) {
    std::size_t at = column(out);
    while (!text.empty()) {
        // A line of white space alone would be obsolete syntax: the spaces stay with their word.
        const std::size_t word = text.find_first_not_of(' ');
        const std::size_t end = std::min(text.find(' ', word), text.size());
        if (at + end > line_limit && text.front() == ' ') {
            out += "\r\n";
            at = 0;
        }
        out += text.substr(0, end);
        at += end;
        text.remove_prefix(end);
    }
}

bool is_atoms(std::string_view text) {
    constexpr std::string_view others = " !#$%&'*+-/=?^_`{|}~"; // RFC 5322 section 3.2.3
    return std::ranges::all_of(text, [others](char c) {
        return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
    });
}

void append_phrase(std::string& out, std::string_view text) {
    if (!is_plain(text))
        return append_encoded_words(out, text);
    if (is_atoms(text))
        return append_folded(out, text);
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

} // namespace

std::string one_line(std::string_view text, std::size_t longest) {
    const std::string valid = base::valid_utf8(text.substr(0, longest * 4));
    std::string_view rest = valid;
    std::string out;
    out.reserve(rest.size());
    for (std::size_t count = 0; !rest.empty(); ++count) {
        if (count == longest)
            return out + "\u2026";
        const std::string_view character = rest.substr(0, sequence_length(rest.front()));
        rest.remove_prefix(character.size());
        if (is_unwanted(character))
            out += ' ';
        else
            out += character;
    }
    return std::string(base::trim(out));
}

void append_unstructured(std::string& out, std::string_view name, std::string_view text) {
    out += name;
    out += ": ";
    if (is_plain(text))
        append_folded(out, text);
    else
        append_encoded_words(out, text);
    out += "\r\n";
}

void append_mailbox(std::string& out, std::string_view name, std::string_view person,
                    std::string_view address) {
    out += name;
    out += ": ";
    if (!person.empty()) {
        append_phrase(out, person);
        out += column(out) + address.size() + 3 > line_limit ? "\r\n " : " ";
    }
    out += '<';
    out += address;
    out += ">\r\n";
}

void append_raw(std::string& out, std::string_view name, std::string_view value) {
    const bool safe = std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
    if (!safe || value.empty() || value.size() > 900)
        throw std::invalid_argument("a header value that may not be written as it stands");
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

std::string header_date(std::chrono::sys_seconds when) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(when - day);
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
        days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
        months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace remembrancer::mime
