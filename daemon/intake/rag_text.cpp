#include "daemon/intake/rag_text.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace remembrancer::intake {
namespace {

using plan::rag;

/// A rating is a word or two; a longer text is a remark.
constexpr std::size_t longest_text = 400;

constexpr std::array<std::pair<std::string_view, rag>, 19> known_words{{
    {"c", rag::complete},        {"b", rag::complete},
    {"complete", rag::complete}, {"completed", rag::complete},
    {"blue", rag::complete},     {"done", rag::complete},
    {"closed", rag::complete},   {"g", rag::green},
    {"green", rag::green},       {"a", rag::amber},
    {"amber", rag::amber},       {"y", rag::amber},
    {"yellow", rag::amber},      {"r", rag::red},
    {"red", rag::red},           {"ag", rag::amber_green},
    {"ga", rag::amber_green},    {"ar", rag::amber_red},
    {"ra", rag::amber_red},
}};

constexpr std::array<std::string_view, 6> idle_words{"rag",   "status",  "rating",
                                                     "rated", "current", "overall"};

constexpr std::array<std::string_view, 8> none_words{"",   "-",    "--",        "n/a",
                                                     "na", "none", "not rated", "not applicable"};

constexpr std::array<std::pair<std::string_view, rag>, 9> circles{{
    {"\U0001F7E2", rag::green},
    {"\U0001F7E9", rag::green},
    {"\U0001F7E1", rag::amber},
    {"\U0001F7E0", rag::amber},
    {"\U0001F7E7", rag::amber},
    {"\U0001F534", rag::red},
    {"\U0001F7E5", rag::red},
    {"\U0001F535", rag::complete},
    {"\U0001F7E6", rag::complete},
}};

std::string without_tags(std::string_view text) {
    std::string out;
    bool in_tag = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool opens = c == '<' && at + 1 < text.size() &&
                           ((text[at + 1] >= 'a' && text[at + 1] <= 'z') || text[at + 1] == '/') &&
                           text.find('>', at) != std::string_view::npos;
        if (opens)
            in_tag = true;
        if (!in_tag)
            out += c;
        else if (c == '>')
            in_tag = false;
        if (opens)
            out += ' ';
    }
    return out;
}

/// The ratings that the words of a text name; none when a word names none.
std::optional<std::set<rag>> ratings_in(std::string_view text) {
    std::set<rag> found;
    std::string word;
    const auto finish = [&] {
        const std::string ended = std::exchange(word, {});
        if (ended.empty() || std::ranges::find(idle_words, ended) != idle_words.end())
            return true;
        const auto known = std::ranges::find(known_words, ended, [](auto& w) { return w.first; });
        if (known == known_words.end())
            return false;
        found.insert(known->second);
        return true;
    };
    while (!text.empty()) {
        const char c = text.front();
        const auto circle = std::ranges::find_if(
            circles, [&](const auto& known) { return text.starts_with(known.first); });
        if (circle != circles.end()) {
            found.insert(circle->second);
            text.remove_prefix(circle->first.size());
            continue;
        }
        // What is neither letter nor digit is decoration: arrows, brackets, bullets.
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
        else if (!finish())
            return std::nullopt;
        text.remove_prefix(1);
    }
    if (!finish())
        return std::nullopt;
    return found;
}

rag rating_of(std::string_view text) {
    const auto found = ratings_in(text);
    if (!found || found->empty())
        return rag::unreadable;
    if (found->size() == 1)
        return *found->begin();
    if (*found == std::set{rag::green, rag::amber})
        return rag::amber_green;
    if (*found == std::set{rag::amber, rag::red})
        return rag::amber_red;
    return rag::unreadable;
}

} // namespace

plan::rag read_rag(std::string_view text, const std::map<std::string, plan::rag>& words) {
    if (text.size() > longest_text)
        return rag::unreadable;
    std::string bare = base::folded(without_tags(base::folded(text)));
    for (const auto& [word, rating] : words)
        if (base::folded(word) == bare)
            return rating;
    if (std::ranges::find(none_words, bare) != none_words.end())
        return rag::none;
    const rag whole = rating_of(bare);
    return whole == rag::unreadable ? rating_of(without_parentheses(bare)) : whole;
}

} // namespace remembrancer::intake
