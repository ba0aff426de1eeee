#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace remembrancer::base {

/// FNV-1a, 64 bits: a short name for something long, the same in every version, because stores and
/// sent messages hold it. No secret, and no protection against somebody who wants two names to
/// meet.
class digester {
public:
    constexpr void add(std::string_view text) noexcept {
        for (const char c : text)
            add_byte(static_cast<unsigned char>(c));
    }
    /// Its lowest byte first.
    constexpr void add(std::uint32_t number) noexcept {
        for (int shift = 0; shift < 32; shift += 8)
            add_byte(static_cast<unsigned char>(number >> shift & 0xFFU));
    }

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return hash_; }
    /// The value in 16 digits, 0 to f.
    [[nodiscard]] std::string text() const;

private:
    constexpr void add_byte(unsigned char byte) noexcept {
        hash_ ^= byte;
        hash_ *= 1099511628211U;
    }

    std::uint64_t hash_ = 14695981039346656037U;
};

/// The digest of one text, in 16 digits.
[[nodiscard]] std::string digest(std::string_view text);

} // namespace remembrancer::base
