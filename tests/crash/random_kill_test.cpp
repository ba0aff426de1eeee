#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

using namespace remembrancer;
using crash::workplace;

namespace {

struct endurance {
    std::string channel;
    int kills = 0;
    int refill = 0; ///< so many messages are put in whenever fewer than half of them wait
};

std::uint64_t seed_of_run() {
    const char* given = std::getenv("REMEMBRANCER_SEED"); // NOLINT(concurrency-mt-unsafe)
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

/// Of a daemon that is killed at the end of it.
double time_to_first_delivery_us(workplace& at, const support::sink_process& sink) {
    using clock = std::chrono::steady_clock;
    const clock::time_point started = clock::now();
    support::child_process daemon = at.start();
    while (sink.counters().deliveries == 0)
        REQUIRE_MESSAGE(!daemon.wait(std::chrono::milliseconds(1)), at.log());
    const std::chrono::duration<double, std::micro> took = clock::now() - started;
    daemon.kill();
    REQUIRE(daemon.wait(crash::patience).has_value());
    return took.count();
}

/// Kills the daemon again and again while it drains, then lets it drain to the end.
void endure(workplace& at, const support::sink_process& sink, const endurance& how) {
    const std::uint64_t seed = seed_of_run();
    MESSAGE(how.channel << ": " << how.kills << " kills with REMEMBRANCER_SEED=" << seed);
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<std::set<std::string>> kills;
    int refills = 0;
    // About a third of the kills shall come while the daemon starts, the others while it sends.
    at.put_messages(how.channel, "m0", how.refill);
    double reach_us = time_to_first_delivery_us(at, sink) * 2;
    crash::left_behind left = at.look();
    kills.push_back(left.claimed);
    while (std::ssize(kills) < how.kills) {
        if (left.waiting < how.refill / 2)
            at.put_messages(how.channel, "m" + std::to_string(++refills), how.refill);
        const std::uint64_t before = sink.counters().deliveries;
        support::child_process daemon = at.start();
        const std::chrono::microseconds moment(
            static_cast<std::int64_t>(std::uniform_real_distribution<double>(0, reach_us)(random)));
        const auto by_itself = daemon.wait(std::chrono::ceil<std::chrono::milliseconds>(moment));
        if (by_itself)
            REQUIRE_MESSAGE(*by_itself == crash::good_end, at.log());
        daemon.kill();
        REQUIRE(daemon.wait(crash::patience).has_value());
        left = at.look();
        if (by_itself)
            continue;
        kills.push_back(left.claimed);
        reach_us *= sink.counters().deliveries > before ? 0.97 : 1.06;
    }
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());

    const crash::history found = at.judge(sink, kills);
    const auto faults = crash::broken_promises(found);
    for (const std::string& fault : faults)
        FAIL_CHECK(fault);
    const auto in_flight =
        std::ranges::count_if(kills, [](const auto& claimed) { return !claimed.empty(); });
    MESSAGE(found.rows.size() << " messages, " << in_flight << " kills with claims, "
                              << crash::repeats(found) << " repeats");
    // Otherwise it was no test.
    CHECK(in_flight >= how.kills / 5);
}

} // namespace

TEST_CASE("random kills while webhooks drain lose nothing and repeat only what was claimed") {
    const support::sink_process sink;
    workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 32");
    endure(at, sink, {"hook", REMEMBRANCER_KILLS, 2000});
}

TEST_CASE("random kills while mail drains lose nothing and repeat only what was claimed") {
    const support::sink_process sink;
    workplace at;
    at.add_email(sink.smtp_port(), "sessions = 4");
    endure(at, sink, {"email", REMEMBRANCER_KILLS / 5, 1000});
}
