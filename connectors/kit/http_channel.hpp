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
/// order; when one of them fails, the next attempt begins with it, as long as this process lives
/// and the message still has so many. One that may have arrived before says so. Main thread.
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
    /// What the peer has taken of a message that is not done.
    struct progress {
        std::size_t accepted = 0; ///< requests
        std::size_t of = 0;
        std::string provider_id; ///< of the first
    };

    /// Also what was wrong with the settings' templates.
    [[nodiscard]] composed write(const connectors::delivery& what, bool as_copy,
                                 std::string& remark) const;
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send_all(const connectors::delivery& what, composed parts);
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome> perform(channel_request part);
    [[nodiscard]] plan::send_outcome judged(const transfer::http_response& response) const;

    transfer::http_client& client_;
    std::shared_ptr<const transfer::http_target> target_;
    std::unique_ptr<const dialect> dialect_;
    const rate_headers rates_;
    transfer::url_redactor blot_;
    connectors::sending_limits limits_;
    render::render_settings words_;
    std::map<std::string, progress> begun_; ///< by the message's key
};

} // namespace remembrancer::kit
