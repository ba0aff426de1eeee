#include "daemon/intake/owner_names.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/refusal.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// More would be a distribution list, or a hostile cell.
constexpr std::size_t most_names = 20;
/// In bytes: what is longer is a story, and no name.
constexpr std::size_t longest_author = 100;
/// A contact's name with separators in it has at most so many parts.
constexpr std::size_t most_parts = 8;

struct part {
    std::size_t from;
    std::size_t to;
};

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The length of the separator at `at`; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
    constexpr std::size_t length = 5; // " and "
    if (is_space(text[at]) && at + length <= text.size() && is_space(text[at + length - 1]) &&
        base::folded(text.substr(at + 1, 3)) == "and")
        return length - 1;
    return std::string_view("/;,&\n\r").find(text[at]) != std::string_view::npos ? 1 : 0;
}

std::vector<part> parts_of(std::string_view text) {
    std::vector<part> parts;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        depth += text[at] == '(' ? 1 : (text[at] == ')' && depth > 0 ? -1 : 0);
        const std::size_t length = depth == 0 ? separator_at(text, at) : 0;
        if (length != 0) {
            parts.push_back({start, at});
            start = at + length;
        }
        at += std::max<std::size_t>(length, 1);
    }
    parts.push_back({start, text.size()});
    return parts;
}

} // namespace

known_names::known_names(std::span<const plan::person> contacts,
                         std::span<const plan::board> boards)
    : has_contacts_(!contacts.empty()) {
    for (const plan::person& contact : contacts)
        folded_.insert(base::folded(contact.name));
    for (const plan::board& board : boards)
        folded_.insert(base::folded(board.name));
}

bool known_names::has(std::string_view name) const {
    return folded_.contains(base::folded(name));
}

bool known_names::resolves(std::string_view name) const {
    constexpr std::array<std::string_view, 2> separators{" - ", ": "};
    const std::string bare = base::folded(without_parentheses(name));
    if (has(name) || has(bare))
        return true;
    for (std::string_view rest = bare; !rest.empty();) {
        std::size_t end = rest.size();
        std::size_t next = rest.size();
        for (const std::string_view separator : separators)
            if (const std::size_t at = rest.find(separator); at < end) {
                end = at;
                next = at + separator.size();
            }
        std::string_view piece = base::trim(rest.substr(0, end));
        if (piece.starts_with("the "))
            piece.remove_prefix(4);
        if (has(piece))
            return true;
        rest.remove_prefix(next);
    }
    return false;
}

std::vector<std::string> split_names(std::string_view text, const known_names& known) {
    const std::vector<part> parts = parts_of(text);
    if (parts.size() > most_names * 2)
        return {on_one_line(text)};
    std::vector<std::string> names;
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t last = std::min(first + most_parts, parts.size()) - 1;
        while (last > first &&
               !known.has(text.substr(parts[first].from, parts[last].to - parts[first].from)))
            --last;
        const auto name =
            on_one_line(text.substr(parts[first].from, parts[last].to - parts[first].from));
        if (!plan::names_nobody(name) && std::ranges::find(names, name) == names.end())
            names.push_back(name);
        first = last + 1;
    }
    return names;
}

std::string name_of_author(std::string_view typed) {
    const std::string name = on_one_line(typed);
    return plan::names_nobody(name) ? std::string() : shortened(name, longest_author);
}

owner_reading read_owner(std::string_view text, const known_names& known) {
    owner_reading out;
    out.names = split_names(text, known);
    const std::string whole = base::folded(text);
    if (whole.empty() || whole == "-" || whole == "--")
        return out;
    if (out.names.empty()) {
        out.question = "it names nobody: who is the owner?";
        return out;
    }
    std::vector<std::string> unknown;
    for (const std::string& name : out.names)
        if (!known.empty() && !known.resolves(name))
            unknown.push_back(in_quotes(name));
    if (!unknown.empty())
        out.question =
            fmt::format("no contact is called {}: who is meant?", fmt::join(unknown, " or "));
    return out;
}

} // namespace remembrancer::intake
