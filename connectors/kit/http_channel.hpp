#pragma once

#include "connectors/connector.hpp"
#include "connectors/kit/channel.hpp"
#include "connectors/transfer/http_client.hpp"
#include "connectors/transfer/url.hpp"
#include "daemon/render/render_settings.hpp"

#include <map>
#include <memory>
#include <string>

namespace remembrancer::kit {

/// Any channel that takes its messages over HTTP. A message of several requests goes in their
/// order; when one of them fails, the next attempt begins with it, as long as this process lives.
/// Main thread.
class http_channel final : public connectors::connector {
public:
    /// `kind` and `client` outlive the connector. Throws user_error (settings) on any of
    /// `faults_of`.
    http_channel(const channel_kind& kind, const channel_settings& settings,
                 transfer::http_client& client, render::render_settings words);

    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send(const connectors::delivery& what) override;

    [[nodiscard]] connectors::sending_limits limits() const override { return limits_; }
    [[nodiscard]] bool follows_up() const override { return dialect_->follows_up(); }

private:
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send_all(const connectors::delivery& what, composed parts);
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome> perform(channel_request part);

    transfer::http_client& client_;
    std::shared_ptr<const transfer::http_target> target_;
    std::unique_ptr<const dialect> dialect_;
    transfer::url_redactor blot_;
    connectors::sending_limits limits_;
    render::render_settings words_;
    /// How many requests of a message were accepted, by its key; of those alone that are not done.
    std::map<std::string, std::size_t> accepted_;
};

} // namespace remembrancer::kit
