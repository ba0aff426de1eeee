#include "connectors/slack/classify.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::slack {
namespace {

using plan::failure;
using plan::verdict;

struct error_row {
    std::string_view error;
    plan::verdict verdict;
    failure reason;
    bool affects_destination;
    std::string_view advice;
};

/// What is not listed is refused for its content.
constexpr std::array<error_row, 22> errors{{
    {"channel_not_found", verdict::refused, failure::client, true,
     "invite the app to the channel, or correct its ID"},
    {"not_in_channel", verdict::refused, failure::client, true, "invite the app to the channel"},
    {"is_archived", verdict::refused, failure::client, true,
     "the channel is archived; name another"},
    {"channel_is_archived", verdict::refused, failure::client, true,
     "the channel is archived; name another"},
    {"user_not_found", verdict::refused, failure::recipient, false,
     "correct the person's handle: their member ID"},
    {"cannot_dm_bot", verdict::refused, failure::recipient, false,
     "correct the person's handle: their member ID"},
    {"action_prohibited", verdict::refused, failure::client, true,
     "an administrator of the workspace has restricted posting"},
    {"no_service", verdict::refused, failure::client, true,
     "the webhook was removed; make another"},
    {"no_team", verdict::refused, failure::client, true, "the webhook was removed; make another"},
    {"invalid_auth", verdict::refused, failure::auth, true, "put the bot's token into token_file"},
    {"not_authed", verdict::refused, failure::auth, true, "put the bot's token into token_file"},
    {"account_inactive", verdict::refused, failure::auth, true, "install the app again"},
    {"token_revoked", verdict::refused, failure::auth, true, "install the app again"},
    {"token_expired", verdict::refused, failure::auth, true, "put a new token into token_file"},
    {"missing_scope", verdict::refused, failure::auth, true,
     "give the app the scope chat:write, and install it again"},
    {"ratelimited", verdict::deferred, failure::rate_limited, true, ""},
    {"rate_limited", verdict::deferred, failure::rate_limited, true, ""},
    {"service_unavailable", verdict::deferred, failure::server, true, ""},
    // What it answers is gone: the next attempt is a message of its own.
    {"thread_not_found", verdict::deferred, failure::content, false, ""},
    {"cannot_reply_to_message", verdict::deferred, failure::content, false, ""},
    // Of these Slack says that the message may have been posted.
    {"internal_error", verdict::unknown, failure::server, false, ""},
    {"fatal_error", verdict::unknown, failure::server, false, ""},
}};

std::optional<kit::ruling> ruling_of(std::string_view error) {
    const auto row = std::ranges::find(errors, error, &error_row::error);
    if (row == errors.end())
        return {};
    return kit::ruling{row->verdict, row->reason, row->affects_destination,
                       std::string(row->advice)};
}

std::string text_of(const nlohmann::json& in, const char* key) {
    const auto found = in.find(key);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::optional<kit::ruling> classify_webhook(const transfer::http_response& answer) {
    if (answer.status < 400 || answer.status == 429)
        return {};
    return ruling_of(answer.body);
}

std::optional<kit::ruling> classify_api(const transfer::http_response& answer) {
    if (answer.status != 200)
        return {};
    const auto body = nlohmann::json::parse(answer.body, nullptr, false);
    if (!body.is_object() || !body.contains("ok"))
        return kit::ruling{verdict::unknown, failure::server, false,
                           "this is no answer of Slack's"};
    if (body["ok"] == true) {
        const std::string channel = text_of(body, "channel");
        const std::string ts = text_of(body, "ts");
        if (channel.empty() || ts.empty())
            return kit::accepted();
        const auto message = body.find("message");
        const std::string thread = message != body.end() && message->is_object()
                                       ? text_of(*message, "thread_ts")
                                       : std::string();
        return kit::accepted(channel + "/" + ts + (thread.empty() ? "" : "/" + thread));
    }
    const auto known = ruling_of(text_of(body, "error"));
    return known ? *known : kit::refused_content();
}

posted posted_as(std::string_view provider_id) {
    const std::size_t first = provider_id.find('/');
    if (first == 0 || first == std::string_view::npos)
        return {};
    const std::string_view channel = provider_id.substr(0, first);
    const std::string_view rest = provider_id.substr(first + 1);
    const std::size_t second = rest.find('/');
    const std::string_view ts = rest.substr(0, second);
    if (ts.empty())
        return {};
    return {channel, ts, second == std::string_view::npos ? ts : rest.substr(second + 1)};
}

} // namespace remembrancer::slack
