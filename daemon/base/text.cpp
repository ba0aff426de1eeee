#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

namespace remembrancer::base {
namespace {

// Length of the valid sequence at the front of `text`, or 0. Table 3-7 of the Unicode standard.
std::size_t sequence_length(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto continuation = [&](std::size_t i, std::uint8_t low = 0x80,
                                  std::uint8_t high = 0xBF) {
        return i < text.size() && at(i) >= low && at(i) <= high;
    };
    const std::uint8_t lead = at(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continuation(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const std::uint8_t low = lead == 0xE0 ? 0xA0 : 0x80;
        const std::uint8_t high = lead == 0xED ? 0x9F : 0xBF;
        return continuation(1, low, high) && continuation(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const std::uint8_t low = lead == 0xF0 ? 0x90 : 0x80;
        const std::uint8_t high = lead == 0xF4 ? 0x8F : 0xBF;
        return continuation(1, low, high) && continuation(2) && continuation(3) ? 4 : 0;
    }
    return 0;
}

std::size_t ascii_length(std::string_view text) {
    std::size_t length = 0;
    for (std::uint64_t eight = 0; length + sizeof eight <= text.size(); length += sizeof eight) {
        std::memcpy(&eight, text.data() + length, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0)
            break;
    }
    while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80)
        ++length;
    return length;
}

constexpr std::array<std::pair<std::string_view, char>, 10> cousins{{
    {"\u2010", '-'},
    {"\u2011", '-'},
    {"\u2012", '-'},
    {"\u2013", '-'},
    {"\u2014", '-'},
    {"\u2212", '-'},
    {"\u2018", '\''},
    {"\u2019", '\''},
    {"\u201C", '"'},
    {"\u201D", '"'},
}};

constexpr std::string_view no_break_space = "\u00A0";

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Edit distance in which two neighbours that changed places are one edit (optimal string
/// alignment).
std::size_t slips_between(std::string_view word, std::string_view wanted) {
    std::vector<std::size_t> before_last(wanted.size() + 1);
    std::vector<std::size_t> last(wanted.size() + 1);
    std::vector<std::size_t> row(wanted.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= word.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= wanted.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (word[i - 1] == wanted[j - 1] ? 0 : 1);
            row[j] = std::min({row[j - 1] + 1, last[j] + 1, substituted});
            if (i > 1 && j > 1 && word[i - 1] == wanted[j - 2] && word[i - 2] == wanted[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t ascii = ascii_length(text);
        out += text.substr(0, ascii);
        text.remove_prefix(ascii);
        if (text.empty())
            break;
        const std::size_t length = sequence_length(text);
        if (length == 0)
            out += "\uFFFD";
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

bool is_valid_utf8(std::string_view text) {
    for (text.remove_prefix(ascii_length(text)); !text.empty();
         text.remove_prefix(ascii_length(text))) {
        const std::size_t length = sequence_length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string_view trim(std::string_view text) {
    for (bool changed = true; changed;) {
        changed = false;
        while (!text.empty() && is_space(text.front())) {
            text.remove_prefix(1);
            changed = true;
        }
        while (!text.empty() && is_space(text.back())) {
            text.remove_suffix(1);
            changed = true;
        }
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
            changed = true;
        }
        if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
            changed = true;
        }
    }
    return text;
}

std::string folded(std::string_view text) {
    std::string out;
    bool gap = false;
    for (text = trim(text); !text.empty();) {
        // None of them begins with a letter of ASCII, as nearly all of a plan does.
        const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
        const auto cousin =
            is_ascii ? cousins.end() : std::ranges::find_if(cousins, [&](const auto& pair) {
                return text.starts_with(pair.first);
            });
        if (is_space(text.front()) || text.starts_with(no_break_space)) {
            text.remove_prefix(is_space(text.front()) ? 1 : no_break_space.size());
            gap = true;
            continue;
        }
        if (std::exchange(gap, false))
            out += ' ';
        if (cousin != cousins.end()) {
            out += cousin->second;
            text.remove_prefix(cousin->first.size());
            continue;
        }
        const char c = text.front();
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        text.remove_prefix(1);
    }
    return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = slips_between(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace remembrancer::base
