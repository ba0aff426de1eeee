#pragma once

#include "connectors/transfer/http_message.hpp"
#include "connectors/transfer/url.hpp"
#include "daemon/plan/delivery.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::kit {

/// What an answer means. `detail` is left to `outcome_of`.
struct ruling {
    plan::verdict verdict = plan::verdict::unknown;
    plan::failure reason = plan::failure::server;
    bool affects_destination = false;
    std::string advice{}; ///< what whoever runs the daemon may do about it; may be empty
    std::optional<std::chrono::seconds> retry_after{}; ///< besides the header of that name
    std::string provider_id{};
};

/// What a status means of itself (RFC 9110; Standard Webhooks 1.0.0, "Response").
[[nodiscard]] ruling ruling_of_status(int status);

[[nodiscard]] ruling accepted(std::string provider_id = {});

/// Refused for what is in the message: the destination takes others.
[[nodiscard]] ruling refused_content(std::string advice = {});

/// The destination itself is no longer what the settings say. A key that it takes for wrong
/// (`auth`) is put right sooner than messages should be given up: they wait, as for a relay.
[[nodiscard]] ruling wrong_destination(plan::failure reason, std::string advice);

/// Too much at once.
[[nodiscard]] ruling throttled(std::optional<std::chrono::seconds> retry_after = {});

/// Whether a page of the web came where a channel answers: of a login, a proxy, another server.
[[nodiscard]] bool is_page(const transfer::http_response& response);
[[nodiscard]] ruling ruling_of_page();

/// What one answer, or the lack of one, means: as `own` rules, else by its status. `now` is real
/// time, for a Retry-After that is a date; `blot` takes secrets out of the peer's words.
[[nodiscard]] plan::send_outcome outcome_of(const transfer::http_response& response,
                                            const transfer::url_redactor& blot,
                                            std::chrono::sys_seconds now,
                                            const std::optional<ruling>& own = {});

} // namespace remembrancer::kit
