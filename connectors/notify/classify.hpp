#pragma once

#include "connectors/kit/answer.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace remembrancer::notify {

/// What Notify answers besides its status: `{"status_code", "errors": [{"error", "message"}]}`
/// (https://docs.notifications.service.gov.uk/rest-api.html#general-errors). The names of errors
/// are fixed. The messages are not; but a ValidationError's begins with the name of the field, and
/// what cannot be told from a message is refused as any other. `answer.headers` has `Date`.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

/// From a Date header (RFC 9110, 5.6.7: `Mon, 30 Nov 2026 13:25:11 GMT`) to the next midnight UTC,
/// when Notify counts a day's messages anew. None for another text.
[[nodiscard]] std::optional<std::chrono::seconds> until_midnight(std::string_view date);

} // namespace remembrancer::notify
