#include "connectors/transfer/network_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <span>
#include <sys/socket.h>

namespace remembrancer::transfer {
namespace {

struct block_v4 {
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return a << 24U | b << 16U | c << 8U | d;
}

// IANA IPv4 Special-Purpose Address Registry, with multicast and the reserved upper end.
constexpr std::array<block_v4, 15> special_v4{{
    {v4(0, 0, 0, 0), 8},
    {v4(10, 0, 0, 0), 8},
    {v4(100, 64, 0, 0), 10},
    {v4(127, 0, 0, 0), 8},
    {v4(169, 254, 0, 0), 16},
    {v4(172, 16, 0, 0), 12},
    {v4(192, 0, 0, 0), 24},
    {v4(192, 0, 2, 0), 24},
    {v4(192, 88, 99, 0), 24},
    {v4(192, 168, 0, 0), 16},
    {v4(198, 18, 0, 0), 15},
    {v4(198, 51, 100, 0), 24},
    {v4(203, 0, 113, 0), 24},
    {v4(224, 0, 0, 0), 4},
    {v4(240, 0, 0, 0), 4},
}};

struct block_v6 {
    std::array<std::uint8_t, 4> prefix;
    int bits;
};

// Of global unicast, 2000::/3, what the IANA IPv6 registry sets apart.
constexpr std::array<block_v6, 3> special_v6{{
    {{0x20, 0x01, 0x00, 0x00}, 23}, // 2001::/23, protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, // documentation
    {{0x3f, 0xff, 0x00, 0x00}, 20}, // documentation
}};

std::uint32_t read_v4(std::span<const std::uint8_t> bytes) {
    return v4(bytes[0], bytes[1], bytes[2], bytes[3]);
}

bool within(std::uint32_t address, std::uint32_t network, int bits) {
    return (address ^ network) >> static_cast<unsigned>(32 - bits) == 0;
}

bool is_public_v4(std::uint32_t address) {
    return std::ranges::none_of(special_v4, [&](const block_v4& block) {
        return within(address, block.network, block.bits);
    });
}

bool is_public_v6(std::span<const std::uint8_t, 16> bytes) {
    constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    constexpr std::array<std::uint8_t, 12> nat64{0, 0x64, 0xff, 0x9b};
    if (std::ranges::equal(bytes.first(12), mapped) || std::ranges::equal(bytes.first(12), nat64))
        return is_public_v4(read_v4(bytes.last(4)));
    if (bytes[0] == 0x20 && bytes[1] == 0x02)
        return is_public_v4(read_v4(bytes.subspan(2, 4)));
    const bool global_unicast = (bytes[0] & 0xe0U) == 0x20;
    return global_unicast && std::ranges::none_of(special_v6, [&](const block_v6& block) {
               return within(read_v4(bytes), read_v4(block.prefix), block.bits);
           });
}

} // namespace

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return is_public_v4(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        return is_public_v6(std::span<const std::uint8_t, 16>(in.sin6_addr.s6_addr));
    }
    return false;
}

bool is_public(const char* address) {
    std::array<std::uint8_t, 16> bytes{};
    if (::inet_pton(AF_INET, address, bytes.data()) == 1)
        return is_public_v4(read_v4(bytes));
    return ::inet_pton(AF_INET6, address, bytes.data()) == 1 && is_public_v6(bytes);
}

} // namespace remembrancer::transfer
