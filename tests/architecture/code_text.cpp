#include "tests/architecture/code_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace remembrancer::architecture {

namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Walks over C++ text and blanks what is not code.
class blanker {
public:
    blanker(std::string_view text, bool literals_too)
        : text_(text), out_(text), literals_too_(literals_too) {}

    std::string run() {
        while (at_ < text_.size()) {
            if (text_.substr(at_, 2) == "//")
                blank_to(text_.find('\n', at_));
            else if (text_.substr(at_, 2) == "/*")
                blank_to(after(text_.find("*/", at_ + 2), 2));
            else if (text_[at_] == '"' && at_ > 0 && text_[at_ - 1] == 'R')
                raw_string();
            else if (text_[at_] == '"' || (text_[at_] == '\'' && !is_digit_separator()))
                literal(text_[at_]);
            else
                ++at_;
        }
        return std::move(out_);
    }

private:
    /// As in 1'000: a quote with a digit before it.
    bool is_digit_separator() const {
        return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    }

    static std::size_t after(std::size_t found, std::size_t length) {
        return found == std::string_view::npos ? found : found + length;
    }

    void blank_to(std::size_t end) {
        for (end = std::min(end, text_.size()); at_ < end; ++at_) {
            if (text_[at_] != '\n')
                out_[at_] = ' ';
        }
    }

    void skip_or_blank_to(std::size_t end) {
        if (literals_too_)
            blank_to(end);
        else
            at_ = std::min(end, text_.size());
    }

    void raw_string() {
        const std::size_t open = text_.find('(', at_);
        const std::size_t label = at_ + 1;
        ++at_;
        if (open == std::string_view::npos)
            return;
        const std::string close = ")" + std::string(text_.substr(label, open - label)) + "\"";
        const std::size_t end = after(text_.find(close, open), close.size() - 1);
        skip_or_blank_to(end);
        at_ = std::min(at_ + 1, text_.size());
    }

    void literal(char quote) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2U : 1U;
        ++at_;
        skip_or_blank_to(end);
        at_ = std::min(at_ + 1, text_.size());
    }

    std::string_view text_;
    std::string out_;
    bool literals_too_;
    std::size_t at_ = 0;
};

/// Past a preprocessor line and its continuations; counts their line breaks.
std::size_t after_directive(std::string_view code, std::size_t at, int& line) {
    while (at < code.size() && code[at] != '\n') {
        if (code[at] == '\\' && at + 1 < code.size() && code[at + 1] == '\n') {
            ++line;
            ++at;
        }
        ++at;
    }
    return at;
}

void pair_brackets(std::vector<token>& tokens) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string_view text = tokens[i].text;
        tokens[i].partner = i;
        if (text == "(" || text == "[" || text == "{") {
            open.push_back(i);
        } else if ((text == ")" || text == "]" || text == "}") && !open.empty()) {
            tokens[i].partner = open.back();
            tokens[open.back()].partner = i;
            open.pop_back();
        }
    }
}

template <std::size_t Size>
bool is_one_of(std::string_view text, const std::array<std::string_view, Size>& set) {
    return std::find(set.begin(), set.end(), text) != set.end();
}

} // namespace

std::string code_only(std::string_view text) {
    return blanker(text, true).run();
}

std::string without_comments(std::string_view text) {
    return blanker(text, false).run();
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<token> tokens_of(std::string_view code) {
    std::vector<token> tokens;
    int line = 1;
    bool line_begins = true;
    for (std::size_t at = 0; at < code.size();) {
        const char c = code[at];
        std::size_t length = 1;
        if (c == '\n') {
            ++line;
            line_begins = true;
        } else if (c == '#' && line_begins) {
            at = after_directive(code, at, line);
            continue;
        } else if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            line_begins = false;
            if (code.substr(at, 2) == "::" || code.substr(at, 2) == "->")
                length = 2;
            while (is_word(c) && at + length < code.size() && is_word(code[at + length]))
                ++length;
            tokens.push_back({code.substr(at, length), line, 0});
        }
        at += length;
    }
    pair_brackets(tokens);
    return tokens;
}

bool opens_block(const std::vector<token>& tokens, std::size_t at) {
    static constexpr std::array<std::string_view, 14> before_block = {
        ";",  "{",   "}",     ")",        "]",        ":",     "else",
        "do", "try", "const", "noexcept", "override", "final", "mutable"};
    static constexpr std::array<std::string_view, 5> heads = {"struct", "class", "enum", "union",
                                                              "namespace"};
    static constexpr std::array<std::string_view, 6> in_head = {"::", "<", ">", ",", "&", "*"};
    if (at == 0 || is_one_of(tokens[at - 1].text, before_block))
        return true;
    // A type's head or a trailing return type stands before the brace: walk back over it.
    int angles = 0;
    bool has_comma = false;
    for (std::size_t i = at; i-- > 0;) {
        const std::string_view text = tokens[i].text;
        // `p->x, T{}` is no return type.
        if (text == "->")
            return !has_comma;
        if (is_one_of(text, heads))
            return true;
        angles += text == ">" ? 1 : (text == "<" ? -1 : 0);
        has_comma = has_comma || (text == "," && angles == 0);
        if (text == ":")
            continue;
        if (text == "return" || !(is_word(text.front()) || is_one_of(text, in_head)))
            return false;
    }
    return false;
}

bool opens_lambda(const std::vector<token>& tokens, std::size_t at) {
    if (at + 1 < tokens.size() && tokens[at + 1].text == "[")
        return false;
    if (at == 0)
        return true;
    const std::string_view before = tokens[at - 1].text;
    if (before == "return" || before == "co_return" || before == "co_await" || before == "co_yield")
        return true;
    return before != "[" && before != ")" && before != "]" && !is_word(before.front());
}

} // namespace remembrancer::architecture
