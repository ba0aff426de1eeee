#include "daemon/outbox/dispatcher.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/base/log.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::outbox {
namespace {

// How long to leave a store alone that could not be written.
constexpr std::chrono::seconds store_retry{2};
// Places of the window that each destination can count on.
constexpr int kept_share = 8;
// Claimed for each send that may be under way, so far as the window has room.
constexpr int claims_for_each_send = 4;

} // namespace

dispatcher::dispatcher(boost::asio::any_io_executor executor, base::clock& clock,
                       store::database& db, const connector_map& connectors,
                       const outbox_settings& settings, notice_of_death notice)
    : executor_(executor), clock_(clock), db_(db), settings_(settings), notice_(std::move(notice)),
      random_(std::random_device{}()), flush_timer_(executor), drain_timer_(executor) {
    for (const auto& [destination, connector] : connectors)
        lanes_.emplace(destination, std::make_unique<lane>(destination, *connector, settings_));
}

dispatcher::~dispatcher() = default;

boost::asio::awaitable<void> dispatcher::run() {
    // Until what is due has been looked for: a clock that jumps would jump over it.
    busy_ = clock_.hold();
    co_await recover();
    while (true) {
        if (turn_is_due()) {
            co_await take_turn();
            continue;
        }
        const bool ended = drain_over_ || (in_flight_ == 0 && finished_.empty());
        if (stopping_ && ended)
            break;
        co_await wait_for_work();
    }
    drain_timer_.cancel();
    flush_timer_.cancel();
    busy_.release();
}

void dispatcher::nudge() {
    for (const auto& [name, to] : lanes_)
        to->next_due = base::instant::min();
    signal_.notify(clock_);
}

void dispatcher::stop() {
    if (std::exchange(stopping_, true))
        return;
    signal_.notify(clock_);
    drain_timer_.expires_after(settings_.drain);
    drain_timer_.async_wait([this](boost::system::error_code ec) {
        if (ec)
            return;
        base::log_warning("sends under way did not end in time", {{"sends", in_flight_}});
        drain_over_ = true;
        signal_.notify(clock_);
    });
}

int dispatcher::reserve(const std::string& destination, int want) {
    const auto found = lanes_.find(destination);
    if (found == lanes_.end() || stopping_)
        return 0;
    const int granted = std::clamp(free_places(*found->second), 0, want);
    found->second->claimed += granted;
    claimed_ += granted;
    if (granted > 0)
        busy_ = clock_.hold();
    return granted;
}

void dispatcher::adopt(const std::string& destination, int reserved,
                       std::vector<store::outbox_row> rows) {
    const auto found = lanes_.find(destination);
    // A channel that was added while running has no lane before the next start.
    if (found == lanes_.end())
        return;
    lane& to = *found->second;
    const int unused = reserved - static_cast<int>(rows.size());
    to.claimed -= unused;
    claimed_ -= unused;
    for (store::outbox_row& row : rows)
        to.queue.push_back(std::move(row));
    start_sends(to);
    signal_.notify(clock_);
}

boost::asio::awaitable<void> dispatcher::recover() {
    const base::instant now = clock_.now();
    auto job = [now](store::session& db) {
        store::transaction all(db);
        const long long found = store::recover_claims(db, now);
        all.commit();
        return std::pair(found, store::waiting_destinations(db));
    };
    const auto [found, waiting] = co_await db_.run(std::move(job));
    if (found > 0)
        base::log_warning("messages of unknown fate are sent again as marked copies",
                          {{"messages", found}});
    for (const std::string& destination : waiting) {
        if (!lanes_.contains(destination))
            base::log_error("messages wait for a destination that the settings no longer name",
                            {{"destination", destination}});
    }
}

int dispatcher::free_places(const lane& of) const {
    const int limit = of.health.in_flight_limit(clock_.now());
    // Claimed beyond what is under way, so that sends need not wait for a commit, however slow.
    const int most = limit <= 1 ? limit : claims_for_each_send * limit;
    // A share of the window is kept for each of the others, so that one that hangs holds up nobody.
    const int share = std::min(kept_share, settings_.window / static_cast<int>(lanes_.size()));
    int kept = 0;
    for (const auto& [name, other] : lanes_) {
        if (other.get() != &of)
            kept += std::max(0, share - other->claimed);
    }
    return std::min(most - of.claimed, settings_.window - claimed_ - kept);
}

bool dispatcher::turn_is_due() const {
    if (flush_now_ || std::ssize(finished_) >= settings_.flush_at)
        return true;
    if (stopping_) {
        const bool unsent = std::ranges::any_of(
            lanes_, [](const auto& entry) { return !entry.second->queue.empty(); });
        return unsent || (!finished_.empty() && (in_flight_ == 0 || drain_over_));
    }
    const base::instant now = clock_.now();
    return std::ranges::any_of(lanes_, [&](const auto& entry) {
        return entry.second->next_due <= now && free_places(*entry.second) > 0;
    });
}

turn_input dispatcher::gather() {
    turn_input work;
    work.now = clock_.now();
    work.finished = std::exchange(finished_, {});
    flush_now_ = false;
    flush_timer_.cancel();
    for (const auto& [name, to] : lanes_) {
        if (stopping_ || to->health.in_flight_limit(work.now) == 0) {
            for (const store::outbox_row& row : to->queue)
                work.unsent.push_back(row.id);
            to->claimed -= static_cast<int>(to->queue.size());
            claimed_ -= static_cast<int>(to->queue.size());
            if (!to->queue.empty())
                to->next_due = base::instant::min();
            to->queue.clear();
        }
    }
    for (const finished_send& sent : work.finished) {
        lane& from = *lanes_.at(sent.destination);
        --from.claimed;
        --claimed_;
        if (sent.what.settlement.state == plan::outbox_state::deferred)
            from.next_due = std::min(from.next_due, sent.what.settlement.next_attempt_at);
    }
    if (stopping_)
        return work;
    for (const auto& [name, to] : lanes_) {
        const int places = free_places(*to);
        if (to->next_due > work.now || places <= 0)
            continue;
        work.claims.push_back({name, places});
        to->claimed += places;
        claimed_ += places;
    }
    return work;
}

boost::asio::awaitable<bool> dispatcher::commit(turn_input& work, turn_result& result) {
    auto job = [&work, this](store::session& db) { return run_turn(db, work, notice_); };
    std::string failed;
    bool reopen = false;
    try {
        result = co_await db_.run(std::move(job));
    } catch (const store::failure& error) {
        failed = error.what();
        reopen = error.kind() == store::failure_kind::io;
    }
    if (failed.empty())
        co_return true;
    // What was sent stays a fact and is settled once the store takes it; nothing else goes on.
    base::log_error("the store cannot be written; sending stops until it can",
                    {{"reason", failed}, {"unsettled", std::ssize(work.finished)}});
    if (reopen) {
        auto open_again = [](store::session& db) { db.reopen(); };
        try {
            co_await db_.run(std::move(open_again));
        } catch (const store::failure& error) {
            base::log_error("the store cannot be opened again", {{"reason", error.what()}});
        }
    }
    co_return false;
}

boost::asio::awaitable<void> dispatcher::take_turn() {
    turn_input work = gather();
    turn_result result;
    while (!co_await commit(work, result)) {
        if (drain_over_)
            co_return;
        boost::asio::steady_timer pause(executor_, store_retry);
        co_await pause.async_wait(boost::asio::use_awaitable);
    }
    for (const claim_request& wanted : work.claims) {
        lanes_.at(wanted.destination)->claimed -= wanted.most;
        claimed_ -= wanted.most;
    }
    distribute(std::move(result));
}

void dispatcher::distribute(turn_result result) {
    const bool made_notices = result.made_notices;
    for (claimed_for& got : result.claimed) {
        lane& to = *lanes_.at(got.destination);
        to.next_due = got.next_due;
        to.claimed += static_cast<int>(got.rows.size());
        claimed_ += static_cast<int>(got.rows.size());
        for (store::outbox_row& row : got.rows)
            to.queue.push_back(std::move(row));
        start_sends(to);
    }
    for (const auto& [name, to] : lanes_) {
        if (made_notices)
            to->next_due = base::instant::min();
    }
}

std::optional<store::outbox_row> dispatcher::take_next(lane& to) {
    const base::instant now = clock_.now();
    if (stopping_ || to.queue.empty() || to.in_flight >= to.health.in_flight_limit(now))
        return std::nullopt;
    to.token_at = to.health.take_token(now);
    if (to.token_at)
        return std::nullopt;
    store::outbox_row row = std::move(to.queue.front());
    to.queue.pop_front();
    ++to.in_flight;
    ++in_flight_;
    return row;
}

void dispatcher::start_sends(lane& to) {
    while (auto row = take_next(to)) {
        boost::asio::co_spawn(executor_, carry(to, std::move(*row)), [](std::exception_ptr failed) {
            if (failed)
                std::rethrow_exception(failed);
        });
    }
}

boost::asio::awaitable<void> dispatcher::carry(lane& to, store::outbox_row row) {
    // So that the next turn's transaction begins before its messages are put into form.
    co_await boost::asio::post(executor_, boost::asio::use_awaitable);
    for (std::optional<store::outbox_row> next = std::move(row); next;) {
        base::crash_point("outbox.before_send");
        const plan::send_outcome outcome = co_await attempt(to, *next);
        base::crash_point("outbox.after_send");
        --to.in_flight;
        --in_flight_;
        on_outcome(to, std::move(*next), outcome);
        next = take_next(to);
        // One that was accepted may have opened the way for more than the next.
        start_sends(to);
    }
}

boost::asio::awaitable<plan::send_outcome> dispatcher::attempt(lane& to,
                                                               const store::outbox_row& row) {
    plan::send_outcome outcome;
    try {
        connectors::delivery what;
        what.key = row.key;
        what.address = row.address;
        what.may_be_copy = row.may_be_copy;
        what.model = std::make_shared<const plan::message>(plan::message_from_json(row.model));
        outcome = co_await to.connector.send(what);
    } catch (const std::exception& error) {
        outcome.verdict = plan::verdict::refused;
        outcome.reason = plan::failure::content;
        outcome.detail = error.what();
    }
    co_return outcome;
}

void dispatcher::on_outcome(lane& to, store::outbox_row row, const plan::send_outcome& outcome) {
    const base::instant now = clock_.now();
    const double jitter = std::uniform_real_distribution<double>(0, 1)(random_);
    const decision what = decide(row, outcome, now, settings_, jitter);
    to.health.on_outcome(outcome, now);

    std::string failure = outcome.verdict == plan::verdict::accepted
                              ? std::string()
                              : std::string(plan::to_text(outcome.reason)) + ": " + outcome.detail;
    if (what.settlement.state == plan::outbox_state::dead) {
        base::log_error("message is dead", {{"message", row.id.value},
                                            {"person", row.person},
                                            {"destination", to.name},
                                            {"why", to_text(what.why)},
                                            {"detail", outcome.detail}});
    } else if (!failure.empty() && failure != to.last_failure) {
        base::log_warning("message deferred", {{"message", row.id.value},
                                               {"destination", to.name},
                                               {"verdict", plan::to_text(outcome.verdict)},
                                               {"reason", failure},
                                               {"why", to_text(what.why)}});
    } else if (failure.empty() && !to.last_failure.empty()) {
        base::log_info("destination accepts again", {{"destination", to.name}});
    }
    to.last_failure = std::move(failure);

    finished_.push_back({to.name, std::move(row), what});
    // With nothing more under way to it there is nothing to wait for.
    flush_now_ = flush_now_ || (to.in_flight == 0 && to.queue.empty());
    if (flush_now_ || std::ssize(finished_) >= settings_.flush_at || stopping_) {
        signal_.notify(clock_);
    } else if (finished_.size() == 1) {
        flush_timer_.expires_after(settings_.flush_after);
        flush_timer_.async_wait([this](boost::system::error_code ec) {
            if (ec)
                return;
            flush_now_ = !finished_.empty();
            signal_.notify(clock_);
        });
    }
}

boost::asio::awaitable<void> dispatcher::wait_for_work() {
    base::instant deadline = base::instant::max();
    const base::instant now = clock_.now();
    for (const auto& [name, to] : lanes_) {
        if (to->token_at)
            deadline = std::min(deadline, *to->token_at);
        // Nothing more is claimed while stopping: only outcomes count.
        if (stopping_ || to->next_due == base::instant::max())
            continue;
        // An open lane without room waits for an outcome, not for a time.
        const auto closed_until = to->health.closed_until(now);
        if (!closed_until && free_places(*to) <= 0)
            continue;
        deadline = std::min(deadline,
                            std::max(to->next_due, closed_until.value_or(base::instant::min())));
    }
    // What waits for a token or a probe waits for time to pass; what is under way must not.
    if (in_flight_ == 0 && finished_.empty())
        busy_.release();
    base::awakening woken = co_await clock_.wait_until(deadline, signal_);
    busy_ = std::move(woken.busy);
    for (const auto& [name, to] : lanes_) {
        if (to->token_at && *to->token_at <= clock_.now()) {
            to->token_at.reset();
            start_sends(*to);
        }
    }
}

} // namespace remembrancer::outbox
