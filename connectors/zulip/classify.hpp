#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>

namespace remembrancer::zulip {

/// What an answer means besides its status: the message's ID, or the `code` of an error; its `msg`
/// is in the server's language (https://zulip.com/api/rest-error-handling).
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::zulip
