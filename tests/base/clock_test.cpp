#include "daemon/base/fast_clock.hpp"
#include "daemon/base/real_clock.hpp"

#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const base::instant start = std::chrono::sys_days(2018y / 12 / 5) + 8h;

void rethrow(std::exception_ptr failure) {
    if (failure)
        std::rethrow_exception(failure);
}

boost::asio::awaitable<void> record(base::clock& clock, base::instant deadline,
                                    std::vector<std::string>& seen, std::string name) {
    base::wake_signal signal;
    const base::awakening woken = co_await clock.wait_until(deadline, signal);
    CHECK(woken.why == base::wake_reason::deadline_reached);
    seen.push_back(name + "@" + base::to_iso(clock.now()));
}

} // namespace

TEST_CASE("a fake clock wakes those who are due, in the order of their deadlines") {
    boost::asio::io_context io(1);
    base::fake_clock clock(io.get_executor(), start);
    std::vector<std::string> seen;
    boost::asio::co_spawn(io, record(clock, start + 2h, seen, "late"), rethrow);
    boost::asio::co_spawn(io, record(clock, start + 1h, seen, "early"), rethrow);
    io.poll();
    CHECK(seen.empty());
    clock.advance_to(start + 90min);
    io.poll();
    CHECK(seen == std::vector<std::string>{"early@2018-12-05T09:30:00Z"});
    clock.advance_to(start + 2h);
    io.poll();
    CHECK(seen.size() == 2);
}

TEST_CASE("a notification wakes a waiter before its deadline and is remembered when nobody waits") {
    boost::asio::io_context io(1);
    base::fake_clock clock(io.get_executor(), start);
    base::wake_signal signal;
    int notified = 0;
    auto wait_twice = [&]() -> boost::asio::awaitable<void> {
        for (int i = 0; i < 2; ++i) {
            const base::awakening woken = co_await clock.wait_until(base::instant::max(), signal);
            notified += woken.why == base::wake_reason::notified ? 1 : 0;
        }
    };
    signal.notify(clock);
    boost::asio::co_spawn(io, wait_twice(), rethrow);
    io.poll();
    CHECK(notified == 1);
    signal.notify(clock);
    io.poll();
    CHECK(notified == 2);
}

TEST_CASE("a clock at full speed jumps from deadline to deadline and stands while it is held") {
    boost::asio::io_context io(1);
    base::fast_clock clock(io.get_executor(), start, base::fast_clock::max_speed);
    std::vector<std::string> seen;
    base::busy_hold hold = clock.hold();
    boost::asio::co_spawn(io, record(clock, start + 24h * 365, seen, "a"), rethrow);
    boost::asio::co_spawn(io, record(clock, start + 24h * 400, seen, "b"), rethrow);
    io.poll();
    CHECK(seen.empty());
    CHECK(clock.now() == start);
    hold.release();
    io.run();
    CHECK(seen == std::vector<std::string>{"a@2019-12-05T08:00:00Z", "b@2020-01-09T08:00:00Z"});
}

TEST_CASE("what one deadline starts is finished before a fast clock moves to the next") {
    boost::asio::io_context io(1);
    base::fast_clock clock(io.get_executor(), start, base::fast_clock::max_speed);
    std::vector<std::string> order;
    auto slow = [&]() -> boost::asio::awaitable<void> {
        base::wake_signal signal;
        const base::awakening woken = co_await clock.wait_until(start + 1h, signal);
        for (int i = 0; i < 50; ++i)
            co_await boost::asio::post(io, boost::asio::use_awaitable);
        order.push_back("worked@" + base::to_iso(clock.now()));
    };
    boost::asio::co_spawn(io, slow(), rethrow);
    boost::asio::co_spawn(io, record(clock, start + 2h, order, "next"), rethrow);
    io.run();
    CHECK(order ==
          std::vector<std::string>{"worked@2018-12-05T09:00:00Z", "next@2018-12-05T10:00:00Z"});
}

TEST_CASE("a clock with a speed passes an hour in a fraction of a second") {
    boost::asio::io_context io(1);
    base::fast_clock clock(io.get_executor(), start, 360000);
    std::vector<std::string> seen;
    boost::asio::co_spawn(io, record(clock, start + 1h, seen, "x"), rethrow);
    io.run();
    CHECK(seen == std::vector<std::string>{"x@2018-12-05T09:00:00Z"});
}

TEST_CASE("the real clock reaches a deadline by the wall clock") {
    boost::asio::io_context io(1);
    base::real_clock clock(io.get_executor());
    std::vector<std::string> seen;
    const base::instant deadline = clock.now() + 20ms;
    boost::asio::co_spawn(io, record(clock, deadline, seen, "x"), rethrow);
    io.run_for(5s);
    CHECK(seen.size() == 1);
    CHECK(clock.now() >= deadline);
}

TEST_CASE("instants keep their value through text") {
    for (const base::instant when : {start, start + 1ms, base::instant(-1s)}) {
        CHECK(base::instant_from_iso(base::to_iso(when)) == when);
    }
    CHECK(!base::instant_from_iso("2018-13-05T08:00:00Z"));
    CHECK(!base::instant_from_iso("2018-12-05T08:00:00"));
    CHECK(!base::instant_from_iso("yesterday"));
}
