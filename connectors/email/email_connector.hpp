#pragma once

#include "connectors/connector.hpp"
#include "connectors/email/email_settings.hpp"
#include "connectors/mime/compose.hpp"
#include "connectors/transfer/smtp_client.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/render/render_settings.hpp"

namespace remembrancer::email {

/// Delivers as mail through one relay. Main thread; sessions on threads of their own.
class email_connector final : public connectors::connector {
public:
    /// `now` gives the Date header and outlives the connector. Throws base::user_error (settings)
    /// for settings that cannot work.
    email_connector(boost::asio::any_io_executor main, const base::clock& now,
                    const email_settings& settings, render::render_settings words);

    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send(const connectors::delivery& what) override;

    [[nodiscard]] connectors::sending_limits limits() const override { return limits_; }

private:
    const base::clock& now_;
    connectors::sending_limits limits_;
    render::render_settings words_;
    mime::composer composer_;
    transfer::smtp_client client_;
};

} // namespace remembrancer::email
