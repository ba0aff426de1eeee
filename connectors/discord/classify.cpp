#include "connectors/discord/classify.hpp"

#include "connectors/kit/error_table.hpp"
#include "connectors/kit/json_answer.hpp"

#include <array>

namespace remembrancer::discord {
namespace {

using plan::failure;

/// Of the answers that refuse the destination
/// (https://docs.discord.com/developers/topics/opcodes-and-status-codes).
constexpr std::array<kit::error_row, 5> codes{{
    {"10003", failure::client, "there is no such thread; correct it"},
    {"10015", failure::client, "the webhook was deleted; make another, and set its URL"},
    {"50027", failure::auth, "the webhook's token is not the one in the URL; copy the URL anew"},
    {"50083", failure::client, "the thread is archived; name another"},
    {"220001", failure::client, "a forum takes no messages outside of threads; name a thread"},
}};

} // namespace

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    if (answer.status >= 200 && answer.status < 300)
        return kit::accepted(kit::json_answer(answer.body).text("id"));
    const kit::json_answer error(answer.body);
    if (answer.status == 429)
        return kit::throttled(kit::whole_span_of(error.text("retry_after")));
    if (answer.status < 400 || answer.status >= 500)
        return {};
    if (auto known = kit::ruling_in(codes, error.text("code")))
        return known;
    if (answer.status == 404)
        return kit::wrong_destination(failure::client,
                                      "Discord bars who goes on sending there; correct the URL");
    return {};
}

} // namespace remembrancer::discord
