#include "daemon/base/signing_key.hpp"

#include <cstddef>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace remembrancer::base {
namespace {

constexpr std::size_t digest_size = 32;
constexpr std::size_t ed25519_signature_size = 64;
constexpr std::size_t ed25519_public_size = 32;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* room_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

void must(bool done) {
    if (!done)
        throw std::runtime_error("libcrypto cannot sign");
}

} // namespace

void hmac_key::free_context::operator()(evp_mac_ctx_st* context) const noexcept {
    EVP_MAC_CTX_free(context);
}

hmac_key::hmac_key(std::string_view bytes) {
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(
        EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr), &EVP_MAC_free);
    must(hmac != nullptr);
    std::string digest = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    keyed_.reset(EVP_MAC_CTX_new(hmac.get()));
    must(EVP_MAC_init(keyed_.get(), bytes_of(bytes), bytes.size(), parameters) == 1);
}

std::string hmac_key::sign(std::initializer_list<std::string_view> parts) {
    // Without a key it starts over with the one it has.
    must(EVP_MAC_init(keyed_.get(), nullptr, 0, nullptr) == 1);
    for (const std::string_view part : parts)
        must(EVP_MAC_update(keyed_.get(), bytes_of(part), part.size()) == 1);
    std::string digest(digest_size, '\0');
    std::size_t size = 0;
    must(EVP_MAC_final(keyed_.get(), room_in(digest), &size, digest.size()) == 1);
    return digest;
}

void ed25519_key::free_key::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

ed25519_key::ed25519_key(std::string_view seed)
    : key_(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size())) {
    must(key_ != nullptr);
}

std::string ed25519_key::sign(std::initializer_list<std::string_view> parts) const {
    // It goes over what it signs twice, so it takes no parts.
    std::string message;
    for (const std::string_view part : parts)
        message += part;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    must(context != nullptr);
    must(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
    std::string signature(ed25519_signature_size, '\0');
    std::size_t size = signature.size();
    must(EVP_DigestSign(context.get(), room_in(signature), &size, bytes_of(message),
                        message.size()) == 1);
    return signature;
}

std::string ed25519_key::public_key() const {
    std::string bytes(ed25519_public_size, '\0');
    std::size_t size = bytes.size();
    must(EVP_PKEY_get_raw_public_key(key_.get(), room_in(bytes), &size) == 1);
    return bytes;
}

void wipe(std::string& bytes) noexcept {
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

} // namespace remembrancer::base
