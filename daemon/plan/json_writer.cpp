#include "daemon/plan/json_writer.hpp"

#include "daemon/base/json_text.hpp"
#include "daemon/base/text.hpp"

#include <array>
#include <charconv>

namespace remembrancer::plan {

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
        while (plain < text.size() && base::is_plain_in_json(text[plain]))
            ++plain;
        out_ += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        base::append_in_json(out_, text.front());
        text.remove_prefix(1);
    }
    out_ += '"';
}

} // namespace remembrancer::plan
