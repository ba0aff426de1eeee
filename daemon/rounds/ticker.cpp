#include "daemon/rounds/ticker.hpp"

#include "daemon/base/log.hpp"
#include "daemon/rounds/due_rounds.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace remembrancer::rounds {
namespace {

// After a store failure the round stays open and is taken up again.
constexpr std::chrono::minutes after_failure{1};

/// None when nothing has been woken.
std::optional<store::round_row> open_immediate(store::session& db, base::instant now) {
    if (!store::has_just_woken(db))
        return std::nullopt;
    store::transaction all(db);
    std::optional<store::round_row> opened;
    // The second may have had its round already.
    for (auto when = std::chrono::floor<std::chrono::seconds>(now); !opened;
         when += std::chrono::seconds(1))
        opened = store::open_round(db, immediate_schedule, when, now);
    all.commit();
    return opened;
}

} // namespace

ticker::ticker(round_tools tools, std::shared_ptr<const snapshot> settings,
               std::function<void()> on_scheduled)
    : tools_(std::move(tools)), settings_(std::move(settings)),
      on_scheduled_(std::move(on_scheduled)) {
    tools_.stopping = [this] { return stopping_; };
}

void ticker::stop() {
    stopping_ = true;
    signal_.notify(tools_.clock);
}

void ticker::nudge() {
    nudged_ = true;
    signal_.notify(tools_.clock);
}

void ticker::use(std::shared_ptr<const snapshot> settings) {
    settings_ = std::move(settings);
    signal_.notify(tools_.clock);
}

boost::asio::awaitable<void> ticker::run() {
    base::busy_hold busy = tools_.clock.hold();
    while (!stopping_) {
        bool failed = false;
        try {
            co_await find_last();
            if (on_scheduled_)
                std::exchange(on_scheduled_, {})();
            co_await resume_open();
            co_await hold_due();
            co_await hold_immediate();
        } catch (const store::failure& error) {
            base::log_error("a round could not go on; it is taken up again in a minute",
                            {{"reason", error.what()}});
            failed = true;
            nudged_ = true; // whatever it was about may not have been looked at
        }
        if (stopping_)
            break;
        // One that came while a round was held.
        if (nudged_ && !failed)
            continue;
        const base::instant until = failed ? tools_.clock.now() + after_failure : next_time();
        busy.release();
        base::awakening woken = co_await tools_.clock.wait_until(until, signal_);
        busy = std::move(woken.busy);
    }
}

boost::asio::awaitable<void> ticker::resume_open() {
    auto find = [](store::session& db) { return store::open_rounds(db); };
    const auto open = co_await tools_.db.run(std::move(find));
    for (const store::round_row& round : open) {
        if (stopping_)
            co_return;
        base::log_warning(
            "going on with an interrupted round",
            {{"schedule", round.schedule}, {"scheduled_for", base::to_iso(round.scheduled_for)}});
        bool failed = false;
        try {
            co_await hold_round(tools_, settings_, round);
        } catch (const store::failure& error) {
            base::log_error("an interrupted round could not go on",
                            {{"schedule", round.schedule}, {"reason", error.what()}});
            if (round.schedule != immediate_schedule)
                throw;
            failed = true;
        }
        // What it was to tell is due in the next scheduled round, which it must not keep from
        // coming.
        if (failed) {
            const base::instant now = tools_.clock.now();
            auto end = [round, now](store::session& db) {
                store::transaction all(db);
                store::close_round(db, round.id, now);
                all.commit();
            };
            co_await tools_.db.run(std::move(end));
        }
    }
}

boost::asio::awaitable<void> ticker::find_last() {
    for (const schedule& each : settings_->schedules) {
        if (last_.contains(each.name))
            continue;
        auto find = [name = each.name](store::session& db) { return store::last_round(db, name); };
        const auto last = co_await tools_.db.run(std::move(find));
        // A new schedule counts from now: nothing before its making was missed. A clock that was
        // set back must not make rounds be held again.
        last_[each.name] = last ? last->scheduled_for : tools_.clock.now();
    }
}

boost::asio::awaitable<void> ticker::hold_due() {
    const auto settings = settings_;
    for (const schedule& each : settings->schedules) {
        const due_rounds due =
            rounds_due(each, last_[each.name], tools_.clock.now(), settings->calendar);
        if (!due.missed.empty()) {
            auto record = [name = each.name, missed = due.missed](store::session& db) {
                store::transaction all(db);
                for (const base::instant when : missed)
                    store::record_missed(db, name, when);
                all.commit();
            };
            co_await tools_.db.run(std::move(record));
            base::log_warning("rounds were missed",
                              {{"schedule", each.name}, {"rounds", due.missed.size()}});
            last_[each.name] = due.missed.back();
        }
        if (due.hold && !stopping_) {
            co_await open_and_hold(each, *due.hold);
            last_[each.name] = *due.hold;
        }
    }
}

boost::asio::awaitable<void> ticker::open_and_hold(const schedule& of, base::instant when) {
    const base::instant now = tools_.clock.now();
    auto open = [name = of.name, when, now](store::session& db) {
        store::transaction all(db);
        auto opened = store::open_round(db, name, when, now);
        all.commit();
        return opened;
    };
    const auto round = co_await tools_.db.run(std::move(open));
    if (round)
        co_await hold_round(tools_, settings_, *round);
}

boost::asio::awaitable<void> ticker::hold_immediate() {
    const auto settings = settings_;
    while (nudged_ && !stopping_) {
        nudged_ = false;
        const base::instant now = tools_.clock.now();
        if (!settings->immediate_rounds ||
            !settings->calendar.is_working_day(settings->zone.today(now)))
            co_return;
        auto open = [now](store::session& db) { return open_immediate(db, now); };
        const auto round = co_await tools_.db.run(std::move(open));
        if (round)
            co_await hold_round(tools_, settings, *round);
    }
}

base::instant ticker::next_time() const {
    base::instant earliest = base::instant::max();
    for (const schedule& each : settings_->schedules) {
        const auto last = last_.find(each.name);
        const base::instant after =
            last == last_.end() ? tools_.clock.now() : std::max(last->second, tools_.clock.now());
        if (const auto next = each.when.next_after(after, settings_->calendar))
            earliest = std::min(earliest, *next);
    }
    return earliest;
}

} // namespace remembrancer::rounds
