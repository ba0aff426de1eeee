#pragma once

struct sockaddr;

namespace remembrancer::transfer {

/// Whether an address is one that the whole internet shares: neither loopback, private, link-local
/// (cloud metadata!), shared, multicast nor reserved (the special-purpose registries of RFC 6890),
/// also when it is wrapped in IPv6 (mapped, NAT64, 6to4). Families other than IP are not public.
[[nodiscard]] bool is_public(const sockaddr& address);

/// The same for text, `192.0.2.1` or `2001:db8::1`; false for anything else.
[[nodiscard]] bool is_public(const char* address);

} // namespace remembrancer::transfer
