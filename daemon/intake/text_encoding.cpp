#include "daemon/intake/text_encoding.hpp"

#include "daemon/base/text.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace remembrancer::intake {
namespace {

constexpr std::uint16_t none = 0xFFFD;

// Bytes 80 to 9F of Windows-1252 (Unicode's mapping table CP1252.TXT); the rest is Latin-1.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, none,   0x017D, none,   none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178};

constexpr std::uint32_t code_of(unsigned char byte) {
    return byte >= 0x80 && byte <= 0x9F ? windows_1252[byte - 0x80u] : byte;
}

std::size_t utf8_length(std::uint32_t code) {
    return code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
}

// The length is counted first: growing by doubling would hold three copies of a large file.
std::string from_windows_1252(std::string_view bytes) {
    std::size_t length = 0;
    for (const char c : bytes)
        length += utf8_length(code_of(static_cast<unsigned char>(c)));
    std::string out;
    out.reserve(length);
    for (const char c : bytes)
        append_utf8(out, code_of(static_cast<unsigned char>(c)));
    return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    const std::size_t units = bytes.size() / 2;
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[2 * i]);
        const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
        return big_endian ? first * 256u + second : second * 256u + first;
    };
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2 + 3); // at most three bytes for a unit of two
    for (std::size_t i = 0; i < units; ++i) {
        const std::uint32_t high = unit(i);
        const std::uint32_t low = i + 1 < units ? unit(i + 1) : 0;
        const bool pair = high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
        append_utf8(out, pair ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : high);
        i += pair ? 1 : 0;
    }
    if (bytes.size() % 2 != 0)
        append_utf8(out, none);
    return out;
}

} // namespace

void append_utf8(std::string& out, std::uint32_t code) {
    if ((code >= 0xD800 && code < 0xE000) || code > 0x10FFFF)
        code = none;
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80)
        return put(code);
    if (code < 0x800) {
        put(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

std::string decode_text(std::string bytes) {
    const std::string_view view(bytes);
    if (view.starts_with("\xFF\xFE"))
        return from_utf16(view.substr(2), false);
    if (view.starts_with("\xFE\xFF"))
        return from_utf16(view.substr(2), true);
    const bool valid = base::is_valid_utf8(view);
    if (!view.starts_with("\xEF\xBB\xBF"))
        return valid ? bytes : from_windows_1252(view);
    bytes.erase(0, 3);
    return valid ? bytes : base::valid_utf8(bytes);
}

std::string with_plain_line_breaks(std::string text) {
    if (text.find('\r') == std::string::npos)
        return text;
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

} // namespace remembrancer::intake
