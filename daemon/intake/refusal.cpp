#include "daemon/intake/refusal.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"

#include <fmt/format.h>

namespace remembrancer::intake {

void refuse(std::string_view where, std::string_view what) {
    throw base::user_error(base::exit_code::bad_data, fmt::format("{}: {}", where, what));
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most_characters = 60;
    constexpr std::size_t most_bytes = 4 * most_characters;
    const bool cut_bytes = text.size() > most_bytes;
    const std::string valid = base::valid_utf8(text.substr(0, most_bytes));
    std::string out = "'";
    std::size_t characters = 0;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto byte = static_cast<unsigned char>(valid[i]);
        const bool leads = (byte & 0xC0) != 0x80;
        if (leads && ++characters > most_characters)
            return out + "...'";
        // C0, DEL, and C1 (which UTF-8 writes as C2 80 to C2 9F): terminals obey them.
        const bool c1 = byte == 0xC2 && static_cast<unsigned char>(valid[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F || c1)
            out += "\uFFFD";
        else
            out += valid[i];
        if (c1)
            ++i;
    }
    return out + (cut_bytes ? "...'" : "'");
}

} // namespace remembrancer::intake
