#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>

namespace remembrancer::discord {

/// What an answer means besides its status: the message's ID, and Discord's own numbers of errors.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::discord
