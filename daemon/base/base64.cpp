#include "daemon/base/base64.hpp"

#include <cstdint>

namespace remembrancer::base {
namespace {

constexpr std::string_view standard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view for_urls =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encoded(std::string_view bytes, std::string_view alphabet, bool is_padded) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i) {
            if (i <= group.size())
                text += alphabet[bits >> (18 - 6 * i) & 63U];
            else if (is_padded)
                text += '=';
        }
    }
    return text;
}

} // namespace

std::string base64(std::string_view bytes) {
    return encoded(bytes, standard, true);
}

std::string base64url(std::string_view bytes) {
    return encoded(bytes, for_urls, false);
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.empty() || text.size() % 4 != 0)
        return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_pad = i >= text.size() - padding;
        const std::size_t digit = is_pad ? 0 : standard.find(text[i]);
        if (digit == standard.npos)
            return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        if (i % 4 != 3)
            continue;
        for (const unsigned shift : {16U, 8U, 0U})
            bytes += static_cast<char>(bits >> shift & 255U);
        bits = 0;
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

} // namespace remembrancer::base
