#include "daemon/plan/json_writer.hpp"

#include "daemon/base/text.hpp"

#include <array>
#include <charconv>

namespace remembrancer::plan {
namespace {

bool is_plain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_escaped(std::string& to, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
        to += "\\\"";
        return;
    case '\\':
        to += "\\\\";
        return;
    case '\n':
        to += "\\n";
        return;
    case '\r':
        to += "\\r";
        return;
    case '\t':
        to += "\\t";
        return;
    default:
        to += "\\u00";
        to += digits[code >> 4U];
        to += digits[code & 15U];
    }
}

} // namespace

void json_writer::key(std::string_view name) {
    put(name);
    out_ += ':';
    is_first_ = true;
}

void json_writer::put(std::string_view text) {
    part();
    if (base::is_valid_utf8(text))
        quote(text);
    else
        quote(base::valid_utf8(text));
}

void json_writer::put(std::int64_t number) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    put_bare({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void json_writer::put(const std::optional<date>& day) {
    if (day)
        put(std::string_view(to_iso(*day)));
    else
        put_null();
}

void json_writer::begin(char brace) {
    part();
    out_ += brace;
    is_first_ = true;
}

void json_writer::end(char brace) {
    out_ += brace;
    is_first_ = false;
}

/// What stands between it and what is before it.
void json_writer::part() {
    if (!is_first_)
        out_ += ',';
    is_first_ = false;
}

void json_writer::put_bare(std::string_view text) {
    part();
    out_ += text;
}

void json_writer::quote(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain]))
            ++plain;
        out_ += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        append_escaped(out_, text.front());
        text.remove_prefix(1);
    }
    out_ += '"';
}

} // namespace remembrancer::plan
