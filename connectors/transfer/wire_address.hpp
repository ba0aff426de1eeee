#pragma once

#include <string>
#include <string_view>

namespace remembrancer::transfer {

/// An address as it goes to a relay, or why it cannot.
struct wire_address {
    std::string address; ///< `is_safe_address`; empty when it cannot
    std::string fault;   ///< then: what is wrong, as a phrase for people
};

/// `typed` with its domain in ASCII: letters beyond that as A-labels (IDNA2008 by libidn2, UTS 46
/// without its transitional forms). A local part beyond ASCII is refused: it would need SMTPUTF8
/// (RFC 6531) on all of the way. Any thread.
[[nodiscard]] wire_address to_wire(std::string_view typed);

} // namespace remembrancer::transfer
