#include "connectors/zulip/classify.hpp"

#include "connectors/kit/error_table.hpp"
#include "connectors/kit/json_answer.hpp"

#include <array>

namespace remembrancer::zulip {
namespace {

using plan::failure;
using plan::verdict;

/// Of the errors that refuse the destination (zerver/lib/exceptions.py of the server).
constexpr std::array<kit::error_row, 7> codes{{
    {"INVALID_API_KEY", failure::auth, "put the bot's API key into token_file"},
    {"UNAUTHORIZED", failure::auth, "check the bot's address and its API key"},
    {"UNAUTHENTICATED_USER", failure::auth, "check the bot's address and its API key"},
    {"USER_DEACTIVATED", failure::auth, "the bot is deactivated; use another"},
    {"REALM_DEACTIVATED", failure::client, "the organisation is deactivated"},
    {"NONEXISTENT_SUBDOMAIN", failure::client, "there is no such organisation; correct the URL"},
    {"STREAM_DOES_NOT_EXIST", failure::client,
     "there is no such channel, or the bot may not see it; correct its name, or subscribe the bot"},
}};

} // namespace

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    const kit::json_answer body(answer.body);
    if (answer.status == 200) {
        if (body.text("result") == "success")
            return kit::accepted(body.text("id"));
        return kit::ruling{verdict::unknown, failure::server, false,
                           "this is no answer of Zulip's"};
    }
    const std::string code = body.text("code");
    if (answer.status == 429 || code == "RATE_LIMIT_HIT")
        return kit::throttled(kit::whole_span_of(body.text("retry-after")));
    if (answer.status < 400 || answer.status >= 500)
        return {};
    return kit::ruling_in(codes, code);
}

} // namespace remembrancer::zulip
