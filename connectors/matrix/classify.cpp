#include "connectors/matrix/classify.hpp"

#include "connectors/kit/error_table.hpp"
#include "connectors/kit/json_answer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace remembrancer::matrix {
namespace {

using plan::failure;
using plan::verdict;

constexpr std::array<kit::error_row, 10> errors{{
    {"M_FORBIDDEN", failure::auth,
     "invite the account to the room, join it, and let it post there"},
    {"M_UNKNOWN_TOKEN", failure::auth, "put a new access token into token_file"},
    {"M_MISSING_TOKEN", failure::auth, "put the access token into token_file"},
    {"M_USER_DEACTIVATED", failure::auth, "the account is deactivated; use another"},
    {"M_USER_LOCKED", failure::auth, "the account is locked; ask the server's administrator"},
    {"M_USER_SUSPENDED", failure::auth, "the account is suspended; ask the server's administrator"},
    {"M_TOO_LARGE", failure::content, ""},
    {"M_NOT_FOUND", failure::client, "the server knows no such room; correct its ID"},
    {"M_INVALID_PARAM", failure::client, "the server takes the room's ID for none; correct it"},
    {"M_UNRECOGNIZED", failure::client, "this is no address of a Matrix server; correct the URL"},
}};

/// Of milliseconds, rounded up, and at most a day.
std::optional<std::chrono::seconds> seconds_of(std::string_view milliseconds) {
    constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
    std::int64_t value = 0;
    const char* const end = milliseconds.data() + milliseconds.size();
    const auto [stop, error] = std::from_chars(milliseconds.data(), end, value);
    if (error != std::errc() || stop != end || value < 0)
        return {};
    return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(std::min(value, day)));
}

} // namespace

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    const kit::json_answer body(answer.body);
    if (answer.status == 200) {
        std::string event = body.text("event_id");
        if (event.empty())
            return kit::ruling{verdict::unknown, failure::server, false,
                               "this is no answer of a Matrix server's"};
        return kit::accepted(std::move(event));
    }
    const std::string error = body.text("errcode");
    // The header came to the specification later than the field (MSC4041), and is the newer word.
    if (answer.status == 429 || error == "M_LIMIT_EXCEEDED")
        return kit::throttled(answer.retry_after.empty() ? seconds_of(body.text("retry_after_ms"))
                                                         : std::nullopt);
    if (answer.status < 400 || answer.status >= 500)
        return {};
    return kit::ruling_in(errors, error);
}

} // namespace remembrancer::matrix
