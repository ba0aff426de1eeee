#include "daemon/rules/wrong_register.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <string_view>

namespace remembrancer::rules::wrong_register {
namespace {

constexpr std::string_view mark = "issue";

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_word(char c) {
    return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || c == '_';
}

bool is_mark(std::string_view word) {
    return std::ranges::equal(
        word, mark, [](char a, char b) { return (is_upper(a) ? a - 'A' + 'a' : a) == b; });
}

// `Issue: ...`, `Issue - ...`, `Issue – ...`; but not `Issue of licences is delayed`.
bool begins_with_mark(std::string_view title) {
    if (!is_mark(title.substr(0, mark.size())))
        return false;
    const std::string_view rest = base::trim(title.substr(mark.size()));
    constexpr std::string_view signs[] = {":", "-", "\u2013", "\u2014"};
    return std::ranges::any_of(signs,
                               [&](std::string_view sign) { return rest.starts_with(sign); });
}

// In capitals among words that are not. A hyphen before it makes it part of another word.
bool contains_mark(std::string_view title) {
    if (std::ranges::none_of(title, is_lower))
        return false;
    for (std::size_t at = title.find("ISSUE"); at != std::string_view::npos;
         at = title.find("ISSUE", at + 1)) {
        const std::size_t end = at + mark.size();
        const bool starts = at == 0 || !is_word(title[at - 1]);
        const bool is_joined = at > 1 && title[at - 1] == '-' && is_word(title[at - 2]);
        if (starts && !is_joined && (end == title.size() || !is_word(title[end])))
            return true;
    }
    return false;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (of.item.kind != plan::item_kind::risk || !is_chased(of.item))
        return std::nullopt;
    const std::string_view title = base::trim(of.item.title);
    if (!begins_with_mark(title) && !contains_mark(title))
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::wrong_register;
    found.reason = plan::reason::issue_among_risks;
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::wrong_register
