#include "daemon/routing/name_parts.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::routing {
namespace {

/// Without what stands in parentheses; an unclosed one reaches to the end.
std::string without_parentheses(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return out;
}

/// Between a person's name and their office or organisation; both sides are tried.
constexpr std::array<std::string_view, 3> separators{" - ", ", ", ": "};

constexpr std::string_view article = "the ";

void add(std::vector<std::string>& parts, std::string_view part) {
    std::string name = base::folded(part);
    if (name.starts_with(article))
        name.erase(0, article.size());
    if (!name.empty() && std::ranges::find(parts, name) == parts.end())
        parts.push_back(std::move(name));
}

} // namespace

std::vector<std::string> name_parts(std::string_view typed) {
    const std::string whole = base::folded(without_parentheses(typed));
    std::vector<std::string> parts;
    add(parts, whole);
    std::string_view rest = whole;
    while (true) {
        std::size_t at = std::string_view::npos;
        std::size_t length = 0;
        for (const std::string_view separator : separators) {
            const std::size_t found = rest.find(separator);
            if (found < at) {
                at = found;
                length = separator.size();
            }
        }
        if (rest.size() == whole.size() && length == 0)
            return parts;
        add(parts, rest.substr(0, at));
        if (length == 0)
            return parts;
        rest.remove_prefix(at + length);
    }
}

std::string not_a_contact(std::string_view name) {
    return "\"" + std::string(name) + "\" is not among the contacts";
}

} // namespace remembrancer::routing
