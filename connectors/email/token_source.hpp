#pragma once

#include "connectors/email/token_answer.hpp"
#include "connectors/transfer/http_client.hpp"

#include <chrono>
#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>

namespace remembrancer::email {

/// Fetches access tokens and keeps the newest in memory until shortly before it expires, by real
/// time. However many ask at once, one request is under way. Main thread.
class token_source {
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `client` outlives it.
    token_source(const transfer::token_endpoint& endpoint, transfer::http_client& client,
                 std::function<time_point()> now = &std::chrono::steady_clock::now);

    /// The token that is kept, or a new one. Never throws for what the endpoint did.
    [[nodiscard]] boost::asio::awaitable<token_answer> current();

    /// Keeps `refused` no longer; a newer one stays.
    void forget(const base::secret& refused);

private:
    struct fetching;
    struct ending;

    [[nodiscard]] boost::asio::awaitable<token_answer> fetch();

    transfer::http_client& client_;
    std::function<time_point()> now_;
    std::shared_ptr<const transfer::http_target> target_;
    base::secret form_;
    transfer::url_redactor blot_;
    token_answer kept_;
    time_point use_until_{};
    std::shared_ptr<fetching> under_way_; ///< or one that was cut short
};

} // namespace remembrancer::email
