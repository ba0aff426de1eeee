#include "connectors/transfer/smtp_address.hpp"

#include <algorithm>

namespace remembrancer::transfer {
namespace {

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 section 3.2.3
bool is_atom_text(char c) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
}

// True when `text` is one or more parts between single dots, each passing `is_part`.
template <typename Predicate>
bool is_dotted(std::string_view text, Predicate is_part) {
    for (;;) {
        const std::size_t dot = text.find('.');
        if (!is_part(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

} // namespace

bool is_safe_domain(std::string_view domain) {
    return domain.size() <= 253 && is_dotted(domain, is_label);
}

bool is_safe_address(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at > 64 || address.size() > 254)
        return false;
    return is_dotted(address.substr(0, at),
                     [](std::string_view part) {
                         return !part.empty() && std::ranges::all_of(part, is_atom_text);
                     }) &&
           is_safe_domain(address.substr(at + 1));
}

} // namespace remembrancer::transfer
