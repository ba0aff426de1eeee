#pragma once

#include "connectors/connector.hpp"
#include "connectors/transfer/http_client.hpp"
#include "connectors/transfer/url.hpp"
#include "connectors/webhook/signature.hpp"
#include "connectors/webhook/webhook_settings.hpp"

#include <chrono>
#include <memory>

namespace remembrancer::webhook {

/// Posts messages to one receiver by Standard Webhooks 1.0.0. A message's key is its webhook-id,
/// the same for every attempt, by which the receiver knows a copy. Main thread.
class webhook_connector final : public connectors::connector {
public:
    /// `client` outlives the connector. Throws user_error (settings) on any of `faults_of`.
    webhook_connector(const webhook_settings& settings, transfer::http_client& client);

    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send(const connectors::delivery& what) override;

    [[nodiscard]] connectors::sending_limits limits() const override { return limits_; }

private:
    [[nodiscard]] transfer::http_request compose(const connectors::delivery& what,
                                                 std::chrono::sys_seconds now);

    transfer::http_client& client_;
    std::shared_ptr<const transfer::http_target> target_;
    signer signer_;
    transfer::url_redactor blot_;
    connectors::sending_limits limits_;
};

} // namespace remembrancer::webhook
