#include "daemon/outbox/dispatcher.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/base/log.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::outbox {
namespace {

// How long to leave a store alone that could not be written.
constexpr std::chrono::seconds store_retry{2};
// The write-ahead log is moved into the database every so many turns, between two of them, so that
// no commit pays for it.
constexpr int turns_between_checkpoints = 256;

// No connector has a reason to put a message off but that it was called back in time.
bool has_not_gone(const plan::send_outcome& outcome) {
    return outcome.verdict == plan::verdict::deferred && outcome.reason == plan::failure::none;
}

void log_fallback(const fallback& of) {
    if (of.channel.empty()) {
        base::log_warning(
            "an escalation stays with its channel: no other reaches its reader",
            {{"message", of.row.id.value}, {"person", of.row.person}, {"channel", of.row.channel}});
        return;
    }
    base::log_warning("an escalation goes by another channel",
                      {{"message", of.row.id.value},
                       {"person", of.row.person},
                       {"channel", of.row.channel},
                       {"why", to_text(of.why)},
                       {"instead", of.made.value},
                       {"by", of.channel},
                       {"may_be_copy", of.row.may_be_copy}});
}

} // namespace

dispatcher::dispatcher(boost::asio::any_io_executor executor, base::clock& clock,
                       store::database& db, const connector_map& connectors,
                       const outbox_settings& settings, notice_to_office notice,
                       earliest_time not_before, other_channels others)
    : executor_(executor), clock_(clock), db_(db), settings_(settings), notice_(std::move(notice)),
      not_before_(std::move(not_before)), others_(std::move(others)),
      random_(std::random_device{}()), flush_timer_(executor), drain_timer_(executor) {
    add_lanes(connectors);
    db_.when_opened_again([this](const auto& claimed) { find_strays(claimed); });
}

dispatcher::~dispatcher() {
    db_.when_opened_again({});
}

void dispatcher::add_lanes(const connector_map& connectors) {
    for (const auto& [destination, connector] : connectors)
        lanes_.try_emplace(destination, std::make_unique<lane>(destination, *connector, settings_));
}

void dispatcher::open(const connector_map& connectors) {
    add_lanes(connectors);
    nudge();
}

boost::asio::awaitable<void> dispatcher::run() {
    // Until what is due has been looked for: a clock that jumps would jump over it.
    busy_ = clock_.hold();
    co_await recover();
    while (true) {
        if (turn_is_due()) {
            co_await take_turn();
            continue;
        }
        const bool ended = drain_over_ || (in_flight_ == 0 && finished_.empty() && unused_.empty());
        if (stopping_ && ended)
            break;
        co_await wait_for_work();
    }
    drain_timer_.cancel();
    flush_timer_.cancel();
    busy_.release();
}

void dispatcher::nudge() {
    assert(main_.is_here());
    for (const auto& [name, to] : lanes_)
        to->next_due = base::instant::min();
    look_for_late();
    signal_.notify(clock_);
}

turn_input dispatcher::gather() {
    turn_input work;
    work.now = clock_.now();
    work.finished = std::exchange(finished_, {});
    work.unsent = std::exchange(unused_, {});
    flush_now_ = false;
    flush_timer_.cancel();
    for (const auto& [name, to] : lanes_) {
        if (stopping_ || to->health.in_flight_limit(work.now) == 0) {
            for (const store::outbox_row& row : to->queue) {
                work.unsent.push_back({row.id});
                to->earlier.erase(row.id);
            }
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
    ask_for_late(work);
    for (const auto& [name, to] : lanes_) {
        const int places = free_places(*to);
        if (to->next_due > work.now || places <= 0)
            continue;
        work.claims.push_back({name, places, to->connector.follows_up()});
        to->claimed += places;
        claimed_ += places;
    }
    return work;
}

boost::asio::awaitable<bool> dispatcher::commit(turn_input& work, turn_result& result) {
    auto job = [&work, this](store::session& db) {
        return run_turn(db, work, {settings_, notice_, others_});
    };
    std::string failed;
    try {
        result = co_await db_.run(std::move(job));
    } catch (const store::failure& error) {
        failed = error.what();
    }
    if (failed.empty())
        co_return true;
    // What was sent stays a fact and is settled once the store takes it; nothing else goes on.
    base::log_error("the store cannot be written; sending stops until it can",
                    {{"reason", failed}, {"unsettled", std::ssize(work.finished)}});
    co_return false;
}

boost::asio::awaitable<void> dispatcher::take_turn() {
    turn_input work = gather();
    turn_result result;
    turn_ = &work;
    while (!co_await commit(work, result)) {
        if (drain_over_)
            break;
        boost::asio::steady_timer pause(executor_, store_retry);
        co_await pause.async_wait(boost::asio::use_awaitable);
        // What turned out to be claimed meanwhile goes back before more is claimed.
        work.unsent.insert(work.unsent.end(), unused_.begin(), unused_.end());
        unused_.clear();
    }
    turn_ = nullptr;
    for (const claim_request& wanted : work.claims) {
        lanes_.at(wanted.destination)->claimed -= wanted.most;
        claimed_ -= wanted.most;
    }
    if (work.looks_for_late)
        late_at_ = std::min(late_at_, result.next_late);
    distribute(std::move(result));
    if (++turns_ % turns_between_checkpoints == 0)
        co_await checkpoint();
}

boost::asio::awaitable<void> dispatcher::checkpoint() {
    auto job = [](store::session& db) { db.checkpoint(); };
    try {
        co_await db_.run(std::move(job));
    } catch (const store::failure& error) {
        base::log_warning("no checkpoint this time", {{"reason", error.what()}});
    }
}

void dispatcher::distribute(turn_result result) {
    for (const fallback& each : result.fallbacks)
        log_fallback(each);
    const bool made_messages = result.made_messages;
    for (claimed_for& got : result.claimed) {
        lane& to = *lanes_.at(got.destination);
        to.next_due = got.next_due;
        to.claimed += static_cast<int>(got.rows.size());
        claimed_ += static_cast<int>(got.rows.size());
        for (std::size_t i = 0; i < got.earlier.size(); ++i)
            to.earlier[got.rows[i].id] = std::move(got.earlier[i]);
        for (store::outbox_row& row : got.rows)
            to.queue.push_back(std::move(row));
        start_sends(to);
    }
    for (const auto& [name, to] : lanes_) {
        if (made_messages)
            to->next_due = base::instant::min();
    }
}

void dispatcher::put_off(lane& to) {
    while (not_before_ && !to.queue.empty()) {
        const store::outbox_row& row = to.queue.front();
        const base::instant now = clock_.now();
        const base::instant due = not_before_(row.person, now);
        if (due <= now)
            return;
        unused_.push_back({row.id, due});
        to.next_due = std::min(to.next_due, due);
        to.earlier.erase(row.id);
        --to.claimed;
        --claimed_;
        to.queue.pop_front();
        signal_.notify(clock_);
    }
}

std::optional<store::outbox_row> dispatcher::take_next(lane& to) {
    const base::instant now = clock_.now();
    if (stopping_ || to.in_flight >= to.health.in_flight_limit(now))
        return std::nullopt;
    put_off(to);
    if (to.queue.empty())
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
        auto place = std::make_shared<sending>();
        place->message = row->id;
        to.under_way.push_back(place);
        auto task = carry(to, std::move(*row), place);
        // The completion keeps the signal for as long as anything can look at it.
        auto ended = [place](std::exception_ptr failed) {
            if (failed)
                std::rethrow_exception(failed);
        };
        boost::asio::co_spawn(
            executor_, std::move(task),
            boost::asio::bind_cancellation_slot(place->call_back.slot(), std::move(ended)));
    }
}

boost::asio::awaitable<void> dispatcher::carry(lane& to, store::outbox_row row,
                                               std::shared_ptr<sending> place) {
    // Being called back is for the client to act upon, which knows what has gone.
    co_await boost::asio::this_coro::throw_if_cancelled(false);
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
        if (next)
            place->message = next->id;
        // One that was accepted may have opened the way for more than the next.
        start_sends(to);
    }
    std::erase(to.under_way, place);
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
        if (auto known = to.earlier.extract(row.id))
            what.earlier = std::move(known.mapped());
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
    if (called_back_ && has_not_gone(outcome)) {
        --to.claimed;
        --claimed_;
        unused_.push_back({row.id});
        signal_.notify(clock_);
        return;
    }
    const double jitter = std::uniform_real_distribution<double>(0, 1)(random_);
    decision what = decide(row, outcome, now, settings_, jitter);
    if (not_before_ && what.settlement.state == plan::outbox_state::deferred)
        what.settlement.next_attempt_at = not_before_(row.person, what.settlement.next_attempt_at);
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

    finished_.push_back({to.name, std::move(row), std::move(what)});
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

} // namespace remembrancer::outbox
