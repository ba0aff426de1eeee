#include "connectors/email/token_answer.hpp"

#include "connectors/kit/answer.hpp"
#include "connectors/kit/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::email {
namespace {

using nlohmann::json;
using plan::failure;
using plan::verdict;

/// RFC 6749 only recommends `expires_in`.
constexpr std::chrono::seconds assumed_lifetime{600};
/// Whatever an endpoint says: a token that was withdrawn is noticed when the relay refuses it.
constexpr std::chrono::seconds longest_lifetime = std::chrono::hours(24);
constexpr std::chrono::seconds margin{300};

struct error_row {
    std::string_view error;
    std::string_view advice;
};

/// RFC 6749 section 5.2.
constexpr std::array<error_row, 6> errors{{
    {"invalid_client",
     "check client_id and client_secret_file; the secret may have expired, then make a new one"},
    {"unauthorized_client", "check client_id, and the tenant in token_url"},
    {"invalid_scope", "check scope; Exchange Online wants https://outlook.office365.com/.default"},
    {"invalid_request", "check token_url, client_id and scope"},
    {"invalid_grant", "allow the application to log in by client credentials"},
    {"unsupported_grant_type", "token_url gives no tokens by client credentials; check it"},
}};

/// Visible ASCII (RFC 6749 appendix A.12): anything else could say more than a token to the relay.
bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

std::string text_of(const json& answer, const char* key) {
    const auto found = answer.is_object() ? answer.find(key) : answer.end();
    return answer.is_object() && found != answer.end() && found->is_string()
               ? found->get<std::string>()
               : std::string();
}

/// A number, or as some write it a text of digits.
std::chrono::seconds lifetime_in(const json& answer) {
    const auto found = answer.find("expires_in");
    std::int64_t seconds = assumed_lifetime.count();
    if (found != answer.end() && found->is_number())
        seconds = static_cast<std::int64_t>(std::clamp(found->get<double>(), 0.0, 1e9));
    if (const std::string text = text_of(answer, "expires_in"); !text.empty())
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), longest_lifetime);
}

/// All of these defer: nothing is wrong with the message.
kit::ruling ruling_of(const transfer::http_response& response, const json& answer) {
    const int status = response.status;
    kit::ruling by{verdict::deferred, failure::auth, true, "check token_url"};
    if (status >= 200 && status < 300)
        by.advice = "the answer holds no token that can be used; check token_url";
    else if (status >= 300 && status < 400)
        by = {verdict::deferred, failure::client, true,
              "redirects are never followed; set token_url to the final URL"};
    else if (status == 404)
        by.reason = failure::client;
    else if (status == 429)
        by = kit::throttled();
    else if (status >= 500 || status == 408)
        by = {verdict::deferred, failure::server, true};
    const auto row = std::ranges::find(errors, text_of(answer, "error"), &error_row::error);
    if (row != errors.end())
        by.advice = row->advice;
    return by;
}

} // namespace

std::string token_request(const transfer::token_endpoint& endpoint) {
    return "grant_type=client_credentials&client_id=" + kit::percent_encoded(endpoint.client_id) +
           "&client_secret=" + kit::percent_encoded(endpoint.client_secret.reveal()) +
           "&scope=" + kit::percent_encoded(endpoint.scope);
}

token_answer read_token(const transfer::http_response& response, const transfer::url_redactor& blot,
                        std::chrono::sys_seconds now) {
    const json answer = json::parse(response.body, nullptr, false);
    const bool succeeded = response.error == transfer::transport_error::none &&
                           response.status >= 200 && response.status < 300;
    token_answer read;
    if (const std::string token = text_of(answer, "access_token"); succeeded && is_token(token)) {
        read.token = base::secret(token);
        read.lifetime = lifetime_in(answer);
        return read;
    }
    transfer::http_response shown = response;
    shown.request_sent = false; // no message was in it
    if (succeeded)
        shown.body.clear();
    else if (const std::string words = text_of(answer, "error_description"); !words.empty())
        shown.body = text_of(answer, "error") + ": " + words;
    read.failure = kit::outcome_of(shown, blot, now, ruling_of(response, answer));
    read.failure.detail = "no access token for the relay: " + read.failure.detail;
    return read;
}

std::chrono::seconds use_of(std::chrono::seconds lifetime) {
    return lifetime - std::min(margin, lifetime / 2);
}

} // namespace remembrancer::email
