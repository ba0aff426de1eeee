#include "tests/sink/sasl.hpp"

#include "tests/sink/http_head.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace remembrancer::sink {

namespace {

constexpr std::string_view ask_user = "VXNlcm5hbWU6";                // "Username:"
constexpr std::string_view ask_password = "UGFzc3dvcmQ6";            // "Password:"
constexpr std::string_view oauth_error = "eyJzdGF0dXMiOiI0MDEifQ=="; // {"status":"401"}

bool offers(const auth_policy& policy, std::string_view mechanism) {
    std::string_view rest = policy.mechanisms;
    while (!rest.empty() && !policy.user.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        if (same_word(rest.substr(0, space), mechanism))
            return true;
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return false;
}

/// authzid NUL authcid NUL password; the authzid must be empty or the user (RFC 4616).
bool plain_matches(const auth_policy& policy, std::string_view response) {
    const std::size_t first = response.find('\0');
    const std::size_t second = response.find('\0', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return false;
    const std::string_view authzid = response.substr(0, first);
    return (authzid.empty() || authzid == policy.user) &&
           response.substr(first + 1, second - first - 1) == policy.user &&
           response.substr(second + 1) == policy.password;
}

} // namespace

sasl_exchange::state sasl_exchange::start(std::string_view mechanism, std::string_view initial) {
    if (!offers(policy_, mechanism))
        return state::unsupported;
    for (const char* known : {"PLAIN", "LOGIN", "XOAUTH2"})
        if (same_word(mechanism, known))
            mechanism_ = known;
    if (initial.empty()) {
        challenge_ = mechanism_ == "LOGIN" ? ask_user : "";
        return state::challenge;
    }
    return respond(initial == "=" ? "" : initial);
}

sasl_exchange::state sasl_exchange::respond(std::string_view line) {
    if (told_refusal_)
        return state::refused;
    std::string response;
    if (!base64_decode(line, response))
        return state::malformed;
    return judge(std::move(response));
}

sasl_exchange::state sasl_exchange::judge(std::string response) {
    if (mechanism_ == "LOGIN")
        return judge_login(std::move(response));
    if (mechanism_ == "PLAIN")
        return plain_matches(policy_, response) ? state::accepted : state::refused;
    const std::string expected =
        "user=" + policy_.user + "\x01" + "auth=Bearer " + policy_.token + "\x01\x01";
    if (!policy_.token.empty() && response == expected)
        return state::accepted;
    told_refusal_ = true;
    challenge_ = oauth_error;
    return state::challenge;
}

sasl_exchange::state sasl_exchange::judge_login(std::string response) {
    if (!asked_password_) {
        asked_password_ = true;
        user_ = std::move(response);
        challenge_ = ask_password;
        return state::challenge;
    }
    return user_ == policy_.user && response == policy_.password ? state::accepted : state::refused;
}

bool base64_decode(std::string_view text, std::string& bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes.clear();
    if (text.size() % 4 != 0)
        return false;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool padded = i >= text.size() - padding;
        const std::size_t digit = padded ? 0 : alphabet.find(text[i]);
        if (digit == std::string_view::npos)
            return false;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        if (i % 4 == 3) {
            bytes += static_cast<char>((bits >> 16) & 0xff);
            bytes += static_cast<char>((bits >> 8) & 0xff);
            bytes += static_cast<char>(bits & 0xff);
        }
    }
    bytes.resize(bytes.size() - padding);
    return true;
}

} // namespace remembrancer::sink
