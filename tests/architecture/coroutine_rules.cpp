#include "tests/architecture/coroutine_rules.hpp"

#include "tests/architecture/code_text.hpp"

namespace remembrancer::architecture {

namespace {

bool is_control(std::string_view word) {
    return word == "if" || word == "while" || word == "for" || word == "switch";
}

/// Whether the bracket at `open` is that of `if (...)`, `for (...)` and their like.
bool is_condition(const std::vector<token>& tokens, std::size_t open) {
    if (tokens[open].text != "(" || open == 0)
        return false;
    const std::string_view before = tokens[open - 1].text;
    return is_control(before) || (before == "constexpr" && open > 1);
}

bool is_closing(std::string_view text) {
    return text == ")" || text == "]" || text == "}";
}

/// The first token of the full expression that holds the token at `at`.
std::size_t begin_of(const std::vector<token>& tokens, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0) {
        const std::size_t before = begin - 1;
        const std::string_view text = tokens[before].text;
        if (text == ";")
            break;
        if (is_closing(text)) {
            const std::size_t open = tokens[before].partner;
            if ((text == "}" && opens_block(tokens, open)) || is_condition(tokens, open))
                break;
            begin = open;
            continue;
        }
        if ((text == "{" && opens_block(tokens, before)) || is_condition(tokens, before))
            break;
        begin = before;
    }
    return begin;
}

/// One past the last token of the full expression that holds the token at `at`.
std::size_t end_of(const std::vector<token>& tokens, std::size_t at) {
    std::size_t end = at;
    while (end < tokens.size()) {
        const token& next = tokens[end];
        if (next.text == ";")
            break;
        if (is_closing(next.text) && next.partner < at) {
            if (is_condition(tokens, next.partner) ||
                (next.text == "}" && opens_block(tokens, next.partner)))
                break;
        }
        const bool opens = next.text == "(" || next.text == "[" || next.text == "{";
        // The inside of a bracket is looked at as a part, but its semicolons end nothing.
        end = opens && next.partner > end ? next.partner + 1 : end + 1;
    }
    return end;
}

} // namespace

std::vector<fault> co_await_faults(const std::string& path, std::string_view text) {
    const std::string code = code_only(text);
    const std::vector<token> tokens = tokens_of(code);
    std::vector<fault> faults;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].text != "co_await")
            continue;
        const std::size_t end = end_of(tokens, at);
        for (std::size_t i = begin_of(tokens, at); i < end; ++i) {
            const char* what = nullptr;
            if (tokens[i].text == "?")
                what = "`?:` in a co_await expression: choose on a line of its own";
            else if (tokens[i].text == "[" && opens_lambda(tokens, i))
                what = "a lambda in a co_await expression: name it on a line of its own";
            else if (tokens[i].text == "{" && !opens_block(tokens, i))
                what = "braces in a co_await expression: name the object on a line of its own";
            if (what != nullptr)
                faults.push_back({path, tokens[i].line, what});
        }
        at = end > at ? end - 1 : at;
    }
    return faults;
}

} // namespace remembrancer::architecture
