#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>

namespace remembrancer::matrix {

/// What an answer means besides its status: the event's ID, or one of the specification's names of
/// errors (https://spec.matrix.org/latest/client-server-api/#standard-error-response).
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::matrix
