#pragma once

#include <string>
#include <string_view>

namespace remembrancer::tests {

/// What begins a mention or an address without a space of no width to disarm it. Empty for nothing.
[[nodiscard]] inline std::string bare_name_or_address(std::string_view text) {
    if (const std::size_t at = text.find("://"); at != text.npos)
        return "an address: " + std::string(text.substr(at, 20));
    for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1))
        if (!text.substr(at + 1).starts_with("\u200B"))
            return "a name: " + std::string(text.substr(at, 20));
    return {};
}

/// One of `special` that no backslash stands before. Empty for none.
[[nodiscard]] inline std::string unescaped(std::string_view text, std::string_view special) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (special.find(text[i]) != special.npos)
            return "not escaped: " + std::string(text.substr(i, 20));
    }
    return {};
}

} // namespace remembrancer::tests
