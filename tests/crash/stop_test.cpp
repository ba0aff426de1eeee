#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace remembrancer;

namespace {

/// Until the sink has so many deliveries, or the daemon is gone.
bool await_deliveries(const support::sink_process& sink, support::child_process& daemon,
                      std::uint64_t many) {
    while (sink.counters().deliveries < many) {
        if (daemon.wait(std::chrono::milliseconds(2)))
            return false;
    }
    return true;
}

void stop_under_load(const std::string& channel, int times) {
    const support::sink_process sink;
    crash::workplace at;
    if (channel == "email")
        at.add_email(sink.smtp_port(), "sessions = 4");
    else
        at.add_webhook(channel, sink.http_port(), "in_flight = 32");
    std::mt19937 random(20); // NOLINT(cert-msc51-cpp): the same each time
    int under_load = 0;
    for (int i = 1; i <= times; ++i) {
        CAPTURE(i);
        at.put_messages(channel, "m" + std::to_string(i), 400);
        const std::uint64_t before = sink.counters().deliveries;
        support::child_process daemon = at.start();
        const std::uint64_t after = std::uniform_int_distribution<std::uint64_t>(1, 200)(random);
        REQUIRE(await_deliveries(sink, daemon, before + after));
        daemon.terminate();
        REQUIRE_MESSAGE(daemon.wait(crash::patience) == crash::good_end, at.log());
        CHECK(at.claimed_keys().empty());
        store::session db = at.open();
        under_load += store::count_outbox(db).pending > 0 ? 1 : 0;
    }
    CHECK(under_load > times / 2);
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
    const crash::history found = at.judge(sink);
    for (const std::string& fault : crash::broken_promises(found))
        FAIL_CHECK(fault);
    CHECK(crash::repeats(found) == 0);
    CHECK(found.rows.size() == static_cast<std::size_t>(times) * 400);
}

} // namespace

TEST_CASE("SIGTERM under load, 20 times, loses no webhook and repeats none") {
    stop_under_load("hook", 20);
}

TEST_CASE("SIGTERM under load, 20 times, loses no mail and repeats none") {
    stop_under_load("email", 20);
}

TEST_CASE("SIGTERM waits for an answer that is under way, and sends nothing more") {
    const support::sink_process sink;
    crash::workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 8");
    sink.control("delay at=http.body ms=700");
    at.put_messages("hook", "m", 100);
    support::child_process daemon = at.start();
    // A delayed request counts once it is answered: then eight others are under way.
    REQUIRE(await_deliveries(sink, daemon, 1));
    daemon.terminate();
    REQUIRE_MESSAGE(daemon.wait(crash::patience) == crash::good_end, at.log());
    store::session db = at.open();
    const store::outbox_counts counts = store::count_outbox(db);
    CHECK(counts.claimed == 0);
    CHECK(counts.pending >= 100 - 2 * 8);
    CHECK(sink.counters().ids == static_cast<std::uint64_t>(counts.accepted));
    CHECK(sink.counters().repeats == 0);
}

TEST_CASE("SIGTERM calls back what has not gone when its patience ends, and marks only the rest") {
    struct row {
        const char* channel;
        const char* fault;
        std::uint64_t under_way; ///< so many of the eight have gone and have no answer
        long long claimed;       ///< after the end: no answer to settle was had
    };
    const row rows[] = {
        {"hook", "hang at=http.body match=m-", 8, 0},
        {"email", "hang at=smtp.dot match=m-", 2, 2},
    };
    for (const row& r : rows) {
        CAPTURE(r.channel);
        const support::sink_process sink;
        crash::workplace at;
        if (std::string(r.channel) == "email")
            at.add_email(sink.smtp_port(), "sessions = 2\nin_flight = 8");
        else
            at.add_webhook(r.channel, sink.http_port(), "in_flight = 8");
        at.add_settings("[outbox]\ndrain = \"1s\"\n");
        sink.control(r.fault);
        at.put_messages(r.channel, "first", 1);
        at.put_messages(r.channel, "m", 100);
        support::child_process daemon = at.start();
        while (sink.counters().injected[r.fault] < r.under_way)
            REQUIRE_MESSAGE(!daemon.wait(std::chrono::milliseconds(2)), at.log());
        daemon.terminate();
        REQUIRE_MESSAGE(daemon.wait(crash::patience) == crash::good_end, at.log());
        long long claimed = 0;
        std::uint64_t in_doubt = 0;
        for (const store::outbox_row& each : at.rows()) {
            const bool is_claimed = each.state == plan::outbox_state::claimed;
            claimed += is_claimed ? 1 : 0;
            in_doubt += is_claimed || each.may_be_copy ? 1 : 0;
        }
        CHECK(claimed == r.claimed);
        CHECK(in_doubt == r.under_way);
        sink.control("clear");
        REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
        for (const store::outbox_row& each : at.rows())
            CHECK(each.state == plan::outbox_state::accepted);
    }
}
