#include "daemon/intake/mail_address.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::intake {
namespace {

constexpr std::string_view link = "mailto:";

/// White space, and what cells hold that nobody sees: no-break space, zero-width space, byte order
/// mark.
std::string_view trimmed(std::string_view text) {
    constexpr std::string_view unseen[] = {"\u00a0", "\u200b", "\ufeff"};
    for (;;) {
        const std::size_t before = text.size();
        text = base::trim(text);
        for (const std::string_view mark : unseen) {
            if (text.starts_with(mark))
                text.remove_prefix(mark.size());
            if (text.ends_with(mark))
                text.remove_suffix(mark.size());
        }
        if (text.size() == before)
            return text;
    }
}

/// In UTF-8 the order of the bytes is that of the characters. Without U+200C and U+200D: in some
/// scripts' domains they tell letters apart.
struct unseen_range {
    std::string_view first;
    std::string_view last; ///< of as many bytes
};
constexpr unseen_range unseen_ranges[] = {
    {"\u00a0", "\u00a0"}, {"\u00ad", "\u00ad"}, {"\u034f", "\u034f"}, {"\u061c", "\u061c"},
    {"\u1680", "\u1680"}, {"\u180e", "\u180e"}, {"\u2000", "\u200b"}, {"\u200e", "\u200f"},
    {"\u2028", "\u202f"}, {"\u205f", "\u206f"}, {"\u3000", "\u3000"}, {"\ufe00", "\ufe0f"},
    {"\ufeff", "\ufeff"}};

bool has_unseen(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_one = std::ranges::any_of(unseen_ranges, [&](const unseen_range& each) {
            const std::string_view found = text.substr(at, each.first.size());
            return each.first <= found && found <= each.last;
        });
        if (is_one)
            return true;
    }
    return false;
}

/// Of a domain that is written to its root, as DNS allows and mail does not (RFC 5321, 4.1.2).
bool ends_at_root(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && text.find('@', at + 1) == std::string_view::npos &&
           text.size() > at + 2 && text.ends_with('.') && !text.ends_with("..");
}

bool begins_with_link(std::string_view text) {
    return text.size() > link.size() && base::folded(text.substr(0, link.size())) == link;
}

} // namespace

std::string unwrapped_address(std::string_view typed) {
    std::string_view text = trimmed(typed);
    while (text.ends_with(';') || text.ends_with(','))
        text = trimmed(text.substr(0, text.size() - 1));
    // Of two in brackets none is the person's for certain.
    const std::size_t open = text.find('<');
    if (open != std::string_view::npos && text.ends_with('>') &&
        text.find('<', open + 1) == std::string_view::npos && text.find('>') == text.size() - 1)
        text = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (begins_with_link(text))
        text = trimmed(text.substr(link.size(), text.find('?') - link.size()));
    if (ends_at_root(text))
        text.remove_suffix(1);
    return std::string(text);
}

std::string address_question(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos)
        return "this is no mail address, it has no @: what is it?";
    if (address.find('@', at + 1) != std::string_view::npos)
        return "this has more than one @: which address is it?";
    const bool plain =
        std::ranges::all_of(address, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    if (!plain || address.find('\x7f') != std::string_view::npos)
        return "this has a space in it: what is the mail address?";
    if (has_unseen(address))
        return "this holds a character that nobody sees: type the mail address anew";
    const std::string_view before = address.substr(0, at);
    const std::string_view behind = address.substr(at + 1);
    if (before.empty() || behind.empty())
        return "this has nothing on one side of the @: what is the mail address?";
    if (std::ranges::any_of(before, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return "mail relays take no letters beyond ASCII before the @: is there another address?";
    if (address.find_first_of("<>()[],;:\"\\") != std::string_view::npos)
        return "this is no mail address: what is it?";
    const auto has_stray_dot = [](std::string_view part) {
        return part.starts_with('.') || part.ends_with('.') ||
               part.find("..") != std::string_view::npos;
    };
    if (has_stray_dot(before) || has_stray_dot(behind))
        return "this has a dot too many: what is the mail address?";
    return {};
}

} // namespace remembrancer::intake
