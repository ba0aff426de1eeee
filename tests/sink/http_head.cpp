#include "tests/sink/http_head.hpp"

#include <algorithm>
#include <charconv>

namespace remembrancer::sink {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_token_char(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_field_char(char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7f');
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

bool lists(std::string_view value, std::string_view word) {
    while (!value.empty()) {
        const std::size_t comma = std::min(value.find(','), value.size());
        if (same_word(without_blanks(value.substr(0, comma)), word))
            return true;
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return false;
}

int parse_request_line(std::string_view line, http_head& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == 0 || last <= first + 1)
        return 400;
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!std::all_of(head.method.begin(), head.method.end(), is_token_char) ||
        !std::all_of(head.target.begin(), head.target.end(),
                     [](char c) { return c > ' ' && c != '\x7f'; }))
        return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return version.starts_with("HTTP/") ? 505 : 400;
    head.keep_alive = version == "HTTP/1.1";
    return 0;
}

int parse_length(std::string_view value, http_head& head, bool& has_length) {
    std::uint64_t length = 0;
    const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (value.empty() || ec != std::errc() || end != value.data() + value.size() ||
        (has_length && length != head.content_length))
        return 400;
    head.content_length = length;
    has_length = true;
    return 0;
}

int parse_field(std::string_view line, http_head& head, bool& has_length) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return 400;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = without_blanks(line.substr(colon + 1));
    if (!std::all_of(name.begin(), name.end(), is_token_char) ||
        !std::all_of(value.begin(), value.end(), is_field_char))
        return 400;
    switch (name.size()) {
    case 4:
        if (same_word(name, "x-id") && head.id.empty())
            head.id = value;
        break;
    case 6:
        if (same_word(name, "expect"))
            head.expects_continue = same_word(value, "100-continue");
        break;
    case 10:
        if (same_word(name, "webhook-id"))
            head.id = value;
        else if (same_word(name, "connection"))
            head.keep_alive =
                (head.keep_alive || lists(value, "keep-alive")) && !lists(value, "close");
        break;
    case 14:
        if (same_word(name, "content-length"))
            return parse_length(value, head, has_length);
        break;
    case 17:
        if (same_word(name, "transfer-encoding"))
            return 411;
        break;
    default:
        break;
    }
    return 0;
}

} // namespace

bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

head_result parse_head(std::string_view input) {
    head_result result;
    const std::size_t end = input.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return result;
    result.head.size = end + 4;
    std::string_view rest = input.substr(0, end + 2);
    std::size_t eol = rest.find("\r\n");
    result.status = parse_request_line(rest.substr(0, eol), result.head);
    bool has_length = false;
    for (rest.remove_prefix(eol + 2); result.status == 0 && !rest.empty();
         rest.remove_prefix(eol + 2)) {
        eol = rest.find("\r\n");
        result.status = parse_field(rest.substr(0, eol), result.head, has_length);
    }
    result.state = result.status == 0 ? head_state::complete : head_state::refused;
    return result;
}

} // namespace remembrancer::sink
