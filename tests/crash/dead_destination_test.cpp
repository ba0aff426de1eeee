#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("5,000 messages for a dead destination cost a few attempts and hold up nobody") {
    const support::sink_process sink;
    crash::workplace at;
    at.add_webhook("healthy", sink.http_port(), "in_flight = 16");
    at.add_webhook("dead", 1, "in_flight = 16"); // tcpmux: nobody listens
    at.put_messages("dead", "d", 5000);
    at.put_messages("healthy", "h", 1000);
    crash::start_options how;
    how.until = "2018-12-08T11:00:00"; // one hour of probes
    REQUIRE_MESSAGE(at.run(how) == crash::good_end, at.log());

    int accepted = 0;
    int tried = 0;
    int attempts = 0;
    for (const store::outbox_row& row : at.rows()) {
        const bool healthy = row.channel == "healthy";
        CHECK_MESSAGE(healthy == (row.state == plan::outbox_state::accepted), row.key);
        accepted += healthy ? 1 : 0;
        tried += !healthy && row.attempts > 0 ? 1 : 0;
        attempts += healthy ? 0 : row.attempts;
    }
    CHECK(accepted == 1000);
    CHECK(sink.counters().ids == 1000);
    CHECK(sink.counters().repeats == 0);
    // The first window, then probes after 15 s, 30 s, ... at most 10 minutes apart.
    CHECK(tried > 0);
    CHECK(attempts <= 16 + 16 + 14);
}

TEST_CASE("when a dead destination comes back, everything that waited for it arrives") {
    const support::sink_process sink;
    crash::workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 16");
    sink.control("answer at=http.body code=503 times=40");
    at.put_messages("hook", "m", 500);
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
    const crash::history found = at.judge(sink);
    for (const std::string& fault : crash::broken_promises(found))
        FAIL_CHECK(fault);
    CHECK(crash::repeats(found) == 0);
    CHECK(sink.counters().refused == 40);
}
