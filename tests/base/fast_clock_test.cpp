#include "daemon/base/fast_clock.hpp"

#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const base::instant start = std::chrono::sys_days(2018y / 12 / 5) + 8h;

void rethrow(std::exception_ptr failure) {
    if (failure)
        std::rethrow_exception(failure);
}

/// Those who wait, and what they saw: `name@instant`.
struct waiters {
    boost::asio::io_context io{1};
    std::vector<std::string> seen;

    boost::asio::awaitable<void> wait(base::clock& clock, base::instant deadline,
                                      std::string name) {
        base::wake_signal signal;
        const base::awakening woken = co_await clock.wait_until(deadline, signal);
        seen.push_back(name + "@" + base::to_iso(clock.now()));
    }
    void spawn(base::clock& clock, base::instant deadline, const std::string& name) {
        boost::asio::co_spawn(io, wait(clock, deadline, name), rethrow);
    }
};

using words = std::vector<std::string>;

} // namespace

TEST_CASE("a fast clock that nobody waits for stands still") {
    waiters all;
    base::fast_clock clock(all.io.get_executor(), start, 1e9);
    all.io.run();
    CHECK(clock.now() == start);
}

TEST_CASE("of two deadlines the earlier comes first, whichever was asked for first") {
    for (const double speed : {base::fast_clock::max_speed, 1e9}) {
        CAPTURE(speed);
        waiters all;
        base::fast_clock clock(all.io.get_executor(), start, speed);
        base::busy_hold hold = clock.hold();
        all.spawn(clock, start + 48h, "late");
        all.io.poll();
        all.spawn(clock, start + 24h, "early");
        all.io.poll();
        CHECK(all.seen.empty());
        hold.release();
        all.io.run();
        CHECK(all.seen == words{"early@2018-12-06T08:00:00Z", "late@2018-12-07T08:00:00Z"});
    }
}

TEST_CASE("a hold that comes when the deadline is reached already still holds the clock") {
    waiters all;
    base::fast_clock clock(all.io.get_executor(), start, base::fast_clock::max_speed);
    base::busy_hold first = clock.hold();
    all.spawn(clock, start + 1h, "a");
    all.io.poll();
    first.release();
    // The timer has been set for now; its handler has not run yet.
    base::busy_hold second = clock.hold();
    all.io.poll();
    CHECK(all.seen.empty());
    CHECK(clock.now() == start);
    second.release();
    all.io.run();
    CHECK(all.seen == words{"a@2018-12-05T09:00:00Z"});
}

TEST_CASE("a fast clock never shows a time beyond the deadline that it runs to, nor goes back") {
    waiters all;
    base::fast_clock clock(all.io.get_executor(), start, 1e12);
    all.spawn(clock, start + 1h, "a");
    all.io.poll_one();
    CHECK(clock.now() <= start + 1h);
    all.io.run();
    CHECK(clock.now() == start + 1h);
    all.io.restart();
    all.spawn(clock, start, "passed");
    all.io.run();
    CHECK(clock.now() == start + 1h);
    CHECK(all.seen == words{"a@2018-12-05T09:00:00Z", "passed@2018-12-05T09:00:00Z"});
}

TEST_CASE("who waits for a signal alone keeps no fast clock running") {
    waiters all;
    base::fast_clock clock(all.io.get_executor(), start, base::fast_clock::max_speed);
    base::wake_signal signal;
    int woken = 0;
    auto wait = [&]() -> boost::asio::awaitable<void> {
        const base::awakening why = co_await clock.wait_until(base::instant::max(), signal);
        woken += why.why == base::wake_reason::notified ? 1 : 0;
    };
    boost::asio::co_spawn(all.io, wait(), rethrow);
    all.io.poll();
    CHECK(clock.now() == start);
    signal.notify(clock);
    all.io.poll();
    CHECK(woken == 1);
    CHECK(clock.now() == start);
}
