#pragma once

#include "connectors/connector.hpp"
#include "connectors/email/email_settings.hpp"
#include "connectors/email/token_source.hpp"
#include "connectors/mime/compose.hpp"
#include "connectors/transfer/smtp_client.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/render/render_settings.hpp"

#include <optional>

namespace remembrancer::email {

/// Delivers as mail through one relay. Main thread; sessions on threads of their own.
class email_connector final : public connectors::connector {
public:
    /// `now` gives the Date header. `http` is for settings that `need_http`, else it may be null.
    /// Both outlive the connector. Throws base::user_error (settings) for settings that cannot
    /// work.
    email_connector(boost::asio::any_io_executor main, const base::clock& now,
                    const email_settings& settings, render::render_settings words,
                    transfer::http_client* http = nullptr);

    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send(const connectors::delivery& what) override;

    [[nodiscard]] connectors::sending_limits limits() const override { return limits_; }

private:
    struct attempt {
        plan::send_outcome outcome;
        bool too_big = false; ///< for the relay: a smaller mail may go through
    };

    [[nodiscard]] boost::asio::awaitable<attempt> attempt_with(transfer::smtp_request request);

    const base::clock& now_;
    connectors::sending_limits limits_;
    render::render_settings words_;
    mime::composer composer_;
    transfer::smtp_client client_;
    std::optional<token_source> tokens_; ///< where they are fetched
};

} // namespace remembrancer::email
