#include "daemon/base/json_text.hpp"

#include <string_view>

namespace remembrancer::base {

void append_in_json(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (is_plain_in_json(c)) {
        out += c;
        return;
    }
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default: {
        const auto code = static_cast<unsigned char>(c);
        out += "\\u00";
        out += digits[code >> 4U];
        out += digits[code & 15U];
    }
    }
}

} // namespace remembrancer::base
