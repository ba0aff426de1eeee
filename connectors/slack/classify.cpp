#include "connectors/slack/classify.hpp"

#include "connectors/kit/error_table.hpp"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::slack {
namespace {

using plan::failure;
using plan::verdict;

/// What is not listed is refused for its content.
constexpr std::array<kit::error_row, 18> errors{{
    {"channel_not_found", failure::client, "invite the app to the channel, or correct its ID"},
    {"not_in_channel", failure::client, "invite the app to the channel"},
    {"is_archived", failure::client, "the channel is archived; name another"},
    {"channel_is_archived", failure::client, "the channel is archived; name another"},
    {"user_not_found", failure::recipient, "correct the person's handle: their member ID"},
    {"cannot_dm_bot", failure::recipient, "correct the person's handle: their member ID"},
    {"action_prohibited", failure::client,
     "an administrator of the workspace has restricted posting"},
    {"no_service", failure::client, "the webhook was removed; make another"},
    {"no_team", failure::client, "the webhook was removed; make another"},
    {"invalid_auth", failure::auth, "put the bot's token into token_file"},
    {"not_authed", failure::auth, "put the bot's token into token_file"},
    {"account_inactive", failure::auth, "install the app again"},
    {"token_revoked", failure::auth, "install the app again"},
    {"token_expired", failure::auth, "put a new token into token_file"},
    {"missing_scope", failure::auth, "give the app the scope chat:write, and install it again"},
    {"ratelimited", failure::rate_limited, ""},
    {"rate_limited", failure::rate_limited, ""},
    {"service_unavailable", failure::server, ""},
}};

/// What it answers is gone: the next attempt is a message of its own.
bool is_gone(std::string_view error) {
    return error == "thread_not_found" || error == "cannot_reply_to_message";
}

/// Of these Slack says that the message may have been posted.
bool is_doubtful(std::string_view error) {
    return error == "internal_error" || error == "fatal_error";
}

std::optional<kit::ruling> ruling_of(std::string_view error) {
    if (is_gone(error))
        return kit::ruling{verdict::deferred, failure::content};
    if (is_doubtful(error))
        return kit::ruling{verdict::unknown, failure::server};
    return kit::ruling_in(errors, error);
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
