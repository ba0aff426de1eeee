#pragma once

#include "connectors/connector.hpp"
#include "daemon/outbox/outbox_settings.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

namespace remembrancer::bench {

/// A message whose webhook payload has exactly `bytes` bytes.
[[nodiscard]] plan::message model_with_payload_of(std::size_t bytes);

/// Fills an outbox with `count` messages for one destination, due at once.
void fill_outbox(store::session& db, const std::string& destination, int count,
                 const plan::message& model, const std::string& address = {});

using connector_maker = std::function<std::map<std::string, std::unique_ptr<connectors::connector>>(
    boost::asio::any_io_executor)>;

struct drained {
    double seconds = 0; ///< from the dispatcher's start until the last outcome is durable
    /// Until all were accepted: what is under way to others then is not waited for.
    double accepted_seconds = 0;
    double cpu_seconds = 0;
    long long syncs = 0;
};

/// Runs the real dispatcher on the store at `path` until `count` messages of the `destinations`,
/// all together, are accepted. Throws if one of them is not. What `make` makes besides is not
/// counted.
[[nodiscard]] drained drain(const std::string& path, const std::vector<std::string>& destinations,
                            int count, const outbox::outbox_settings& settings,
                            const connector_maker& make);

} // namespace remembrancer::bench
