#include "connectors/transfer/wire_address.hpp"

#include "connectors/transfer/smtp_address.hpp"

#include <algorithm>
#include <memory>

#include <idn2.h>

namespace remembrancer::transfer {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters of a host name, and whatever is beyond ASCII.
bool may_be_in_domain(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// Empty for what is no domain.
std::string in_ascii(const std::string& domain) {
    // libidn2 2.3.3 drops what STD3 forbids, line ends and spaces too, and gives another domain.
    if (!std::ranges::all_of(domain, may_be_in_domain))
        return {};
    char* found = nullptr;
    const int flags = IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES;
    const int code = idn2_to_ascii_8z(domain.c_str(), &found, flags); // of invalid UTF-8 an error
    const std::unique_ptr<char, decltype(&idn2_free)> owned(found, &idn2_free);
    return code == IDN2_OK ? std::string(found) : std::string();
}

} // namespace

wire_address to_wire(std::string_view typed) {
    const std::size_t at = typed.find('@');
    std::string address(typed);
    if (at != std::string_view::npos && !is_ascii(typed)) {
        if (!is_ascii(typed.substr(0, at)))
            return {{}, "has letters beyond ASCII before the @, which mail relays do not take"};
        const std::string domain = in_ascii(std::string(typed.substr(at + 1)));
        if (domain.empty())
            return {{}, "has no domain behind the @ that there can be"};
        address = std::string(typed.substr(0, at + 1)) + domain;
    }
    if (!is_safe_address(address))
        return {{}, "is not an address that mail can be sent to"};
    return {std::move(address), {}};
}

} // namespace remembrancer::transfer
