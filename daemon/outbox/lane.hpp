#pragma once

#include "connectors/connector.hpp"
#include "daemon/outbox/destination.hpp"
#include "daemon/store/outbox.hpp"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/cancellation_signal.hpp>

namespace remembrancer::outbox {

/// One of the sends that go on at once; it takes one message after another.
struct sending {
    plan::outbox_id message;
    boost::asio::cancellation_signal call_back;
};

/// What the dispatcher knows of one destination.
struct lane {
    lane(std::string destination, connectors::connector& to, const outbox_settings& settings)
        : name(std::move(destination)), connector(to), health(to.limits(), settings) {}

    std::string name;
    connectors::connector& connector;
    destination_state health;
    std::deque<store::outbox_row> queue; ///< claimed, not yet under way
    /// Of those in the queue, for a connector that follows up.
    std::map<plan::outbox_id, connectors::told_before> earlier;
    int claimed = 0; ///< claimed, reserved, under way, or not yet settled
    int in_flight = 0;
    /// Of each send under way. Whoever sends shares it: the client may look at the signal last.
    std::vector<std::shared_ptr<sending>> under_way;
    /// When the store next has something for it: `instant::min()` is "ask now", `max()` nothing.
    base::instant next_due = base::instant::min();
    std::optional<base::instant> token_at; ///< the rate limit lets the next one go then
    std::string last_failure;              ///< so that a failure is logged once until it changes
};

} // namespace remembrancer::outbox
