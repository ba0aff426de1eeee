#include "daemon/render/template_source.hpp"

#include "daemon/base/text.hpp"
#include "daemon/render/template_keys.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::render {
namespace {

constexpr int deepest_partial = 4;

enum class token_kind { text, blank, newline, value, open, open_absent, close, comment, partial };

struct token {
    token_kind kind;
    std::string_view text; ///< of a tag its name
    int line;
};

[[noreturn]] void fail(std::string_view name, int line, const std::string& what) {
    throw template_error(fmt::format("template {} line {}: {}", name, line, what));
}

token_kind kind_of_tag(char sign) {
    switch (sign) {
    case '#':
        return token_kind::open;
    case '^':
        return token_kind::open_absent;
    case '/':
        return token_kind::close;
    case '!':
        return token_kind::comment;
    case '>':
        return token_kind::partial;
    default:
        return token_kind::value;
    }
}

token tag_at(std::string_view name, std::string_view text, int line) {
    const std::size_t end = text.find("}}");
    if (end == std::string_view::npos)
        fail(name, line, "a tag is not closed; end it with }}");
    std::string_view inside = text.substr(2, end - 2);
    if (inside.starts_with('{') || inside.starts_with('&'))
        fail(name, line, "raw output is not allowed; write {{key}}, which is escaped");
    if (inside.starts_with('='))
        fail(name, line, "other delimiters are not allowed; tags are written {{ }}");
    const token_kind kind = inside.empty() ? token_kind::value : kind_of_tag(inside.front());
    if (kind != token_kind::value)
        inside.remove_prefix(1);
    return {kind, kind == token_kind::comment ? inside : base::trim(inside), line};
}

std::vector<token> tokens_of(std::string_view name, std::string_view text) {
    std::vector<token> tokens;
    int line = 1;
    while (!text.empty()) {
        std::size_t taken = 1;
        if (text.starts_with("{{")) {
            tokens.push_back(tag_at(name, text, line));
            taken = text.find("}}") + 2;
            line += static_cast<int>(std::ranges::count(text.substr(0, taken), '\n'));
        } else if (text.front() == '\n') {
            tokens.push_back({token_kind::newline, {}, line++});
        } else if (text.front() == ' ') {
            tokens.push_back({token_kind::blank, {}, line});
        } else {
            taken = std::min({text.find("{{"), text.find('\n'), text.find(' '), text.size()});
            tokens.push_back({token_kind::text, text.substr(0, taken), line});
        }
        text.remove_prefix(taken);
    }
    return tokens;
}

// Of a key that was found to be known.
std::size_t number_of(const token& tag) {
    return key_named(tag.text).value().number();
}

bool is_layout(const token& t) {
    return t.kind == token_kind::blank || t.kind == token_kind::open ||
           t.kind == token_kind::open_absent || t.kind == token_kind::close ||
           t.kind == token_kind::comment || t.kind == token_kind::newline;
}

// Puts one template together, and its partials into it.
class assembly {
public:
    assembly(channel target, const template_lookup& find) : target_(target), find_(find) {}

    void add(std::string_view name, int depth) {
        const std::string_view text = find_(name);
        if (depth > 0 && !name.ends_with(".html") && text.find_first_of("<>&") != text.npos)
            check_no_markup(name, text);
        if (text.find_first_of(std::string_view("\x01\x02")) != text.npos)
            throw template_error(fmt::format("template {}: it holds control characters", name));
        const std::vector<token> tokens = tokens_of(name, text);
        const std::size_t open_before = open_.size();
        for (auto line = tokens.begin(); line != tokens.end();) {
            auto end = std::find_if(line, tokens.end(),
                                    [](const token& t) { return t.kind == token_kind::newline; });
            end = end == tokens.end() ? end : end + 1;
            add_line(name, line, end, depth);
            line = end;
        }
        if (open_.size() > open_before)
            fail(name, tokens.back().line, fmt::format("section '{}' is not closed", open_.back()));
    }

    std::string take() { return std::move(out_); }

private:
    using position = std::vector<token>::const_iterator;

    void check_no_markup(std::string_view name, std::string_view text) {
        for (const token& t : tokens_of(name, text))
            if (t.kind == token_kind::text && t.text.find_first_of("<>&") != t.text.npos)
                fail(name, t.line,
                     "mark-up is not allowed here; this wording stands in plain text too");
    }

    void add_line(std::string_view name, position begin, position end, int depth) {
        const bool only_tags =
            std::all_of(begin, end, is_layout) && std::any_of(begin, end, [](const token& t) {
                return t.kind != token_kind::blank && t.kind != token_kind::newline;
            });
        const bool joins = depth > 0 || name == "subject";
        bool indent = only_tags || joins || target_ == channel::html;
        for (; begin != end; ++begin) {
            indent = indent && begin->kind == token_kind::blank;
            if (indent || (only_tags && begin->kind == token_kind::blank))
                continue;
            if (begin->kind == token_kind::newline && (only_tags || joins))
                continue;
            add_token(name, *begin, depth);
        }
    }

    void add_token(std::string_view name, const token& t, int depth) {
        switch (t.kind) {
        case token_kind::text:
            out_ += t.text;
            return;
        case token_kind::blank:
            out_ += blank_mark;
            return;
        case token_kind::newline:
            out_ += line_mark;
            return;
        case token_kind::comment:
            return;
        case token_kind::value:
            check_key(name, t);
            out_ += fmt::format("{{{{{}}}}}", number_of(t));
            return;
        case token_kind::open:
        case token_kind::open_absent:
            check_key(name, t);
            open_.push_back(t.text);
            out_ +=
                fmt::format("{{{{{}{}}}}}", t.kind == token_kind::open ? '#' : '^', number_of(t));
            return;
        case token_kind::close:
            close(name, t);
            return;
        case token_kind::partial:
            put_in(name, t, depth);
            return;
        }
    }

    void check_key(std::string_view name, const token& t) const {
        if (is_known_key(t.text, open_))
            return;
        const std::string likely = likely_key(t.text);
        if (!likely.empty() && likely == t.text)
            fail(name, t.line,
                 fmt::format("'{}' is not known here; it belongs in another section", t.text));
        fail(name, t.line,
             fmt::format("unknown key '{}'{}", t.text,
                         likely.empty() ? "" : fmt::format("; did you mean '{}'?", likely)));
    }

    void close(std::string_view name, const token& t) {
        if (open_.empty() || open_.back() != t.text)
            fail(name, t.line,
                 fmt::format("section '{}' is closed here, but {}", t.text,
                             open_.empty() ? "none is open"
                                           : fmt::format("'{}' is open", open_.back())));
        open_.pop_back();
        out_ += fmt::format("{{{{/{}}}}}", number_of(t));
    }

    void put_in(std::string_view name, const token& t, int depth) {
        if (find_(t.text).data() == nullptr)
            fail(name, t.line, fmt::format("there is no template '{}'", t.text));
        if (depth == deepest_partial)
            fail(name, t.line, fmt::format("'{}' is put into itself", t.text));
        if (target_ == channel::text && t.text.ends_with(".html"))
            fail(name, t.line, fmt::format("'{}' is HTML and this is not", t.text));
        add(t.text, depth + 1);
    }

    channel target_;
    const template_lookup& find_;
    std::vector<std::string_view> open_;
    std::string out_;
};

} // namespace

std::string prepare_template(std::string_view name, channel target, const template_lookup& find) {
    if (find(name).data() == nullptr)
        throw template_error(fmt::format("there is no template '{}'", name));
    assembly all(target, find);
    all.add(name, 0);
    return all.take();
}

void restore_marks(std::string& rendered) {
    // A table and no branches: every byte of every message passes here.
    static const auto meant = [] {
        std::array<char, 256> table{};
        std::iota(table.begin(), table.end(), '\0');
        table[line_mark] = '\n';
        table[blank_mark] = ' ';
        return table;
    }();
    for (char& c : rendered)
        c = meant[static_cast<unsigned char>(c)];
}

} // namespace remembrancer::render
