#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/outbox/dispatcher.hpp"
#include "daemon/rounds/compose.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/database.hpp"
#include "daemon/store/rounds.hpp"

#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>

namespace remembrancer::rounds {

/// Called with what a chunk put into the outbox, after its commit.
using on_messages = std::function<void(const composed&, const store::round_row&)>;

/// What a round works with. Everything outlives it.
struct round_tools {
    base::clock& clock;
    store::database& db;
    outbox::dispatcher& dispatcher;
    on_messages tell; ///< may be empty
    std::shared_ptr<people_cache> people = std::make_shared<people_cache>();
    std::function<bool()> stopping{}; ///< asked between chunks: leave the round open; may be empty
};

/// Runs a round that has been opened, or goes on with one that was interrupted, to its close, or
/// until it is to stop. Between its chunks the dispatcher's commits get their turn. Main thread.
[[nodiscard]] boost::asio::awaitable<void>
hold_round(round_tools& tools, std::shared_ptr<const snapshot> settings, store::round_row round);

/// The same on the calling thread, with nothing dispatched: every message counts as accepted at
/// once. For `simulate`. `now` is the round's own time.
void hold_round_now(store::session& db, people_cache& people,
                    std::shared_ptr<const snapshot> settings, const store::round_row& round,
                    const on_messages& tell);

} // namespace remembrancer::rounds
