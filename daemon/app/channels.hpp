#pragma once

#include "connectors/connector.hpp"
#include "connectors/transfer/http_client.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/settings/settings.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>

namespace remembrancer::app {

/// What the dispatcher calls a chat channel.
[[nodiscard]] std::string destination_of(const kit::channel_settings& channel);

/// The connectors that the settings name, with what carries for them.
class channels {
public:
    /// `clock` outlives it. Throws base::user_error (settings).
    channels(boost::asio::any_io_executor main, const base::clock& clock,
             const settings::settings& from);

    using by_destination = std::map<std::string, connectors::connector*>;
    [[nodiscard]] by_destination all() const;

    /// Makes those of which it has none yet; the others stay as they are. Throws
    /// base::user_error (settings), and then nothing has changed.
    by_destination add_new(const settings::settings& from);

private:
    using owned = std::map<std::string, std::unique_ptr<connectors::connector>>;
    [[nodiscard]] owned made_of(const settings::settings& from);

    boost::asio::any_io_executor main_;
    const base::clock& clock_;
    std::optional<transfer::http_client> http_; ///< only when something goes over HTTP
    owned connectors_;
};

} // namespace remembrancer::app
