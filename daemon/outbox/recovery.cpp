// What the dispatcher does at its ends: with what a crash, a failing store or a stop leaves over.

#include "daemon/base/log.hpp"
#include "daemon/outbox/dispatcher.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace remembrancer::outbox {
namespace {

// How long the clients may take to hand back what was called back. It needs no network.
constexpr std::chrono::seconds homecoming{1};

// While nothing ran no channel was to blame, so each is tried before an escalation goes by another.
// No longer, or a daemon that is started again and again would never let one go.
constexpr std::chrono::seconds tried_first{120};

} // namespace

boost::asio::awaitable<void> dispatcher::recover() {
    const base::instant now = clock_.now();
    const auto used = settings_.fallback_after - std::min(settings_.fallback_after, tried_first);
    auto job = [now, used](store::session& db) {
        store::transaction all(db);
        const long long found = store::recover_claims(db, now);
        store::count_escalations_from(db, now - used);
        all.commit();
        return std::pair(found, store::waiting_destinations(db));
    };
    const auto [found, waiting] = co_await db_.run(std::move(job));
    look_for_late();
    if (found > 0)
        base::log_warning("messages of unknown fate are sent again as marked copies",
                          {{"messages", found}});
    for (const std::string& destination : waiting) {
        if (!lanes_.contains(destination))
            base::log_error("messages wait for a destination that the settings no longer name",
                            {{"destination", destination}});
    }
}

void dispatcher::find_strays(const std::vector<plan::outbox_id>& claimed) {
    for (const plan::outbox_id message : claimed) {
        if (!holds(message))
            unused_.push_back({message});
    }
    if (unused_.empty())
        return;
    base::log_warning("the store holds claims that nobody knows of; they are given back",
                      {{"messages", std::ssize(unused_)}});
    nudge();
}

bool dispatcher::holds(plan::outbox_id message) const {
    const auto is_of = [&](const auto& sent) { return sent.row.id == message; };
    const auto is_among = [&](const std::vector<unsent_claim>& claims) {
        return std::ranges::find(claims, message, &unsent_claim::message) != claims.end();
    };
    if (is_among(unused_) || std::ranges::any_of(finished_, is_of))
        return true;
    if (turn_ != nullptr &&
        (std::ranges::any_of(turn_->finished, is_of) || is_among(turn_->unsent)))
        return true;
    return std::ranges::any_of(lanes_, [&](const auto& entry) {
        const lane& to = *entry.second;
        return std::ranges::find(to.queue, message, &store::outbox_row::id) != to.queue.end() ||
               std::ranges::any_of(to.under_way,
                                   [&](const auto& place) { return place->message == message; });
    });
}

void dispatcher::stop() {
    assert(main_.is_here());
    if (std::exchange(stopping_, true))
        return;
    signal_.notify(clock_);
    drain_timer_.expires_after(settings_.drain);
    drain_timer_.async_wait([this](boost::system::error_code ec) {
        if (ec)
            return;
        call_back();
    });
}

void dispatcher::call_back() {
    base::log_warning("sends under way did not end in time", {{"sends", in_flight_}});
    called_back_ = true;
    for (const auto& [name, to] : lanes_) {
        for (const std::shared_ptr<sending>& each : to->under_way)
            each->call_back.emit(boost::asio::cancellation_type::terminal);
    }
    drain_timer_.expires_after(homecoming);
    drain_timer_.async_wait([this](boost::system::error_code ec) {
        if (ec)
            return;
        drain_over_ = true;
        signal_.notify(clock_);
    });
}

} // namespace remembrancer::outbox
