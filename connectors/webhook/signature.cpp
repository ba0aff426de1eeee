#include "connectors/webhook/signature.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace remembrancer::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t shortest_key = 24;
constexpr std::size_t longest_key = 64;
constexpr std::size_t longest_id = 256;
constexpr std::size_t digest_size = 32;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

bool is_base64(std::string_view text) {
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    const auto is_digit = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    };
    return !text.empty() && text.size() % 4 == 0 &&
           std::ranges::all_of(text.substr(0, text.size() - padding), is_digit);
}

/// The key's bytes; the caller wipes them. `text` is base64.
std::string decoded(std::string_view text) {
    std::string key(text.size() / 4 * 3, '\0');
    EVP_DecodeBlock(reinterpret_cast<unsigned char*>(key.data()), bytes(text),
                    static_cast<int>(text.size()));
    key.resize(key.size() - static_cast<std::size_t>(std::ranges::count(text, '=')));
    return key;
}

void must(int done) {
    if (done != 1)
        throw std::runtime_error("libcrypto cannot compute HMAC-SHA256");
}

std::string encoded(const std::array<unsigned char, digest_size>& digest) {
    std::array<unsigned char, (digest_size + 2) / 3 * 4 + 1> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), digest_size);
    return {text.begin(), text.begin() + size};
}

} // namespace

std::string secret_fault(const base::secret& secret) {
    const std::string_view text = secret.reveal();
    if (!text.starts_with(prefix))
        return "does not begin with whsec_; give it as the receiver shows it";
    const std::string_view key = text.substr(prefix.size());
    if (!is_base64(key))
        return "is not base64 after whsec_; give it as the receiver shows it, with its = at the "
               "end";
    const std::size_t size =
        key.size() / 4 * 3 - static_cast<std::size_t>(std::ranges::count(key, '='));
    if (size < shortest_key || size > longest_key)
        return "holds " + std::to_string(size) + " bytes; Standard Webhooks wants 24 to 64";
    return {};
}

bool is_webhook_id(std::string_view key) {
    return !key.empty() && key.size() <= longest_id &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f && c != '.'; });
}

void signer::free_context::operator()(evp_mac_ctx_st* context) const noexcept {
    EVP_MAC_CTX_free(context);
}

signer::signer(const std::vector<base::secret>& secrets) {
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(
        EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr), &EVP_MAC_free);
    std::string digest = "SHA256";
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    for (const base::secret& secret : secrets) {
        if (const std::string fault = secret_fault(secret); !fault.empty())
            throw std::invalid_argument("the signing secret " + fault);
        keyed_.emplace_back(EVP_MAC_CTX_new(hmac.get()));
        std::string key = decoded(std::string_view(secret.reveal()).substr(prefix.size()));
        const int done =
            EVP_MAC_init(keyed_.back().get(), bytes(key), key.size(), parameters.data());
        OPENSSL_cleanse(key.data(), key.size());
        must(done);
    }
}

std::string signer::sign(std::string_view id, std::chrono::sys_seconds timestamp,
                         std::string_view body) {
    std::string head(id);
    head += '.';
    head += std::to_string(timestamp.time_since_epoch().count());
    head += '.';
    std::string header;
    for (const auto& context : keyed_) {
        // Without a key it starts over with the one it has.
        must(EVP_MAC_init(context.get(), nullptr, 0, nullptr));
        must(EVP_MAC_update(context.get(), bytes(head), head.size()));
        must(EVP_MAC_update(context.get(), bytes(body), body.size()));
        std::array<unsigned char, digest_size> digest{};
        std::size_t size = 0;
        must(EVP_MAC_final(context.get(), digest.data(), &size, digest.size()));
        header += header.empty() ? "v1," : " v1,";
        header += encoded(digest);
    }
    return header;
}

} // namespace remembrancer::webhook
