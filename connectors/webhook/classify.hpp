#pragma once

#include "connectors/transfer/http_message.hpp"
#include "connectors/transfer/url.hpp"
#include "daemon/plan/delivery.hpp"

#include <chrono>

namespace remembrancer::webhook {

/// What one answer, or the lack of one, means (Standard Webhooks 1.0.0, "Response"). `now` is real
/// time, for a Retry-After that is a date; `blot` takes the destination's secrets out of the peer's
/// words.
[[nodiscard]] plan::send_outcome classify(const transfer::http_response& response,
                                          const transfer::url_redactor& blot,
                                          std::chrono::sys_seconds now);

} // namespace remembrancer::webhook
