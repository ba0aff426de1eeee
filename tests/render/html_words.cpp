#include "tests/render/html_words.hpp"

#include <array>
#include <utility>

namespace remembrancer::tests {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> references{{
    {"&amp;", '&'},
    {"&lt;", '<'},
    {"&gt;", '>'},
    {"&quot;", '"'},
    {"&#39;", '\''},
}};

// Past `end`, or to the end of the text.
void skip_past(std::string_view& text, std::string_view end) {
    const std::size_t at = text.find(end);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
}

} // namespace

std::string text_of_html(std::string_view html) {
    std::string out;
    skip_past(html, "</head>");
    while (!html.empty()) {
        if (html.starts_with("<!--")) {
            skip_past(html, "-->");
        } else if (html.starts_with("<div style=\"display:none")) {
            skip_past(html, "</div>");
        } else if (html.front() == '<') {
            skip_past(html, ">");
            out += ' ';
        } else if (html.front() == '&') {
            for (const auto& [reference, meant] : references)
                if (html.starts_with(reference))
                    out += meant;
            skip_past(html, ";");
        } else {
            out += html.front();
            html.remove_prefix(1);
        }
    }
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool in_word = false;
    for (const char c : text) {
        const bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ||
                          c == '\'';
        if (part && !in_word)
            words.emplace_back();
        if (part)
            words.back() += c;
        in_word = part;
    }
    return words;
}

} // namespace remembrancer::tests
