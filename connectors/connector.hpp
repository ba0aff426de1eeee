#pragma once

#include "daemon/plan/delivery.hpp"
#include "daemon/plan/message.hpp"

#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

namespace remembrancer::connectors {

/// A message by the same channel to the same address.
struct earlier_message {
    std::string provider_id; ///< what the peer calls it; never empty
    /// As it was, but that lines which are over now say so.
    std::shared_ptr<const plan::message> model;
};

/// What was told before of that of which a message tells. What the peer calls a message may have
/// been lost; such a one is left out.
struct told_before {
    /// What the peer calls the first that told of something that goes on; empty for none.
    std::string first;
    /// Those that told of something that is over now, oldest first.
    std::vector<earlier_message> ended{};
};

/// One message for one recipient, ready to be put into a channel's form.
struct delivery {
    std::string key;     ///< idempotency key: the same for every attempt of this message
    std::string address; ///< where the channel delivers: an e-mail address, a webhook's name ...
    std::shared_ptr<const plan::message> model;
    bool may_be_copy = false; ///< an earlier attempt may have arrived
    told_before earlier{};    ///< for a connector that follows up
};

/// How much a destination takes at once.
struct sending_limits {
    int in_flight = 8;     ///< sends under way at once, 1 or more
    double per_second = 0; ///< requests a second, of which a message may be several; 0 for no limit
};

/// Puts messages into the form of one channel and hands them to one destination. It never sees the
/// database: a message goes in, an outcome comes out. Main thread; outlives every send.
class connector {
public:
    connector() = default;
    connector(const connector&) = delete;
    connector& operator=(const connector&) = delete;
    virtual ~connector() = default;

    /// Attempts one delivery. Never throws for anything that the peer or the network did: that is
    /// an outcome. `what` outlives the call.
    [[nodiscard]] virtual boost::asio::awaitable<plan::send_outcome> send(const delivery& what) = 0;

    [[nodiscard]] virtual sending_limits limits() const = 0;

    /// Whether it refers to earlier messages: then each delivery brings those of the same episodes.
    [[nodiscard]] virtual bool follows_up() const { return false; }
};

} // namespace remembrancer::connectors
