#include "connectors/kit/json_writer.hpp"

#include "daemon/base/json_text.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::kit {
namespace {

constexpr std::string_view ellipsis = "\u2026";
/// Of one byte: `\u001f`.
constexpr std::size_t longest_escape = 6;

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// At most `limit` bytes of `text`, without a character cut in two.
std::string_view front(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return text;
    std::size_t end = limit;
    while (end > 0 && limit - end < 3 && continues(text[end]))
        --end;
    return text.substr(0, end);
}

/// Needs neither an escape nor a look at its being UTF-8.
bool is_plain(char c) {
    return static_cast<unsigned char>(c) < 0x80 && base::is_plain_in_json(c);
}

void append_all(std::string& out, std::string_view valid) {
    std::size_t begin = 0; // of what is not in `out` yet
    for (std::size_t i = 0; i < valid.size(); ++i) {
        if (base::is_plain_in_json(valid[i]))
            continue;
        out.append(valid, begin, i - begin);
        base::append_in_json(out, valid[i]);
        begin = i + 1;
    }
    out.append(valid, begin);
}

} // namespace

void append_text(std::string& out, std::string_view text, std::size_t limit) {
    if (text.size() <= limit && std::ranges::all_of(text, is_plain)) {
        out += text;
        return;
    }
    const std::string_view part = front(text, limit); // nothing gets shorter by being written
    std::string repaired;
    std::string_view valid = part;
    if (!base::is_valid_utf8(part)) {
        repaired = base::valid_utf8(part);
        valid = repaired;
    }
    if (part.size() == text.size() && valid.size() <= limit / longest_escape) {
        append_all(out, valid);
        return;
    }
    const std::size_t start = out.size();
    std::size_t fitting = start; // where the last character ends that is within the limit
    for (const char c : valid) {
        if (!continues(c)) {
            if (out.size() - start > limit)
                break;
            fitting = out.size();
        }
        base::append_in_json(out, c);
    }
    const bool too_long = out.size() - start > limit;
    if (too_long)
        out.resize(fitting);
    if (too_long || part.size() < text.size())
        out += ellipsis;
}

void json_object::text(std::string_view key, std::string_view text, std::size_t limit) {
    value(key) += '"';
    append_text(out_, text, limit);
    out_ += '"';
}

void json_object::number(std::string_view key, std::int64_t number) {
    value(key) += std::to_string(number);
}

void json_object::null(std::string_view key) {
    value(key) += "null";
}

std::string& json_object::value(std::string_view key) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += key;
    return out_ += "\":";
}

} // namespace remembrancer::kit
