#include "daemon/intake/cell_text.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::intake {

std::string on_one_line(std::string_view text) {
    std::string line;
    bool gap = false;
    for (const char c : base::trim(text)) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = true;
            continue;
        }
        if (gap)
            line += ' ';
        gap = false;
        line += c;
    }
    return line;
}

std::string without_parentheses(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t length = std::min(text.size(), most);
    while (length < text.size() && length > 0 &&
           (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    return std::string(text.substr(0, length)) + (length < text.size() ? "..." : "");
}

} // namespace remembrancer::intake
