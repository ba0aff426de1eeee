#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

struct evp_mac_ctx_st;
struct evp_pkey_st;

namespace remembrancer::base {

/// Signs by HMAC-SHA256 (RFC 2104). Its key schedule is made once. One thread at a time. Throws
/// std::runtime_error where libcrypto cannot compute it.
class hmac_key {
public:
    explicit hmac_key(std::string_view bytes);

    /// The 32 bytes of the signature of the parts, one behind the other.
    [[nodiscard]] std::string sign(std::initializer_list<std::string_view> parts);

private:
    struct free_context {
        void operator()(evp_mac_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_mac_ctx_st, free_context> keyed_;
};

/// Signs by ed25519 (RFC 8032): who knows the public key can check, and only who has this one can
/// sign. Any thread. Throws std::runtime_error where libcrypto cannot compute it.
class ed25519_key {
public:
    static constexpr std::size_t seed_size = 32;

    /// `seed` is what RFC 8032 calls the private key.
    explicit ed25519_key(std::string_view seed);

    /// The 64 bytes of the signature of the parts, one behind the other.
    [[nodiscard]] std::string sign(std::initializer_list<std::string_view> parts) const;

    /// Its 32 bytes.
    [[nodiscard]] std::string public_key() const;

private:
    struct free_key {
        void operator()(evp_pkey_st* key) const noexcept;
    };
    std::unique_ptr<evp_pkey_st, free_key> key_;
};

/// Overwrites what was a key, in a way that no compiler leaves out.
void wipe(std::string& bytes) noexcept;

} // namespace remembrancer::base
