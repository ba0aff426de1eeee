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

    /// By destination.
    [[nodiscard]] std::map<std::string, connectors::connector*> all() const;

private:
    std::optional<transfer::http_client> http_; ///< only when something goes over HTTP
    std::map<std::string, std::unique_ptr<connectors::connector>> connectors_;
};

} // namespace remembrancer::app
