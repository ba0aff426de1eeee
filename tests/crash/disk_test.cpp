#include "tests/crash/workplace.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

using namespace remembrancer;
using crash::workplace;

namespace {

crash::start_options on_faulty_disk(const workplace& at, int slow_sync_us) {
    crash::start_options how;
    how.environment = {
        "LD_PRELOAD=" REMEMBRANCER_FAULTY_DISK,
        "REMEMBRANCER_DISK=" + at.file("").parent_path().string(),
        "REMEMBRANCER_DISK_FULL=" + at.file("disk-is-full").string(),
        "REMEMBRANCER_FAIL_SYNC=" + at.file("sync-fails").string(),
        fmt::format("REMEMBRANCER_SLOW_SYNC_US={}", slow_sync_us),
        // A sanitizer's library wants to be the first otherwise.
        "ASAN_OPTIONS=verify_asan_link_order=0",
    };
    return how;
}

/// Until the daemon's log says so, or the daemon is gone.
bool await_log(const workplace& at, support::child_process& daemon, const std::string& words) {
    while (at.log().find(words) == std::string::npos) {
        if (daemon.wait(std::chrono::milliseconds(10)))
            return false;
    }
    return true;
}

void judge(const workplace& at, const support::sink_process& sink, std::size_t many) {
    const crash::history found = at.judge(sink);
    for (const std::string& fault : crash::broken_promises(found))
        FAIL_CHECK(fault);
    CHECK(found.rows.size() == many);
    CHECK(crash::repeats(found) == 0);
}

} // namespace

TEST_CASE("a disk that fills up stops the sending, and nothing is lost or repeated after it") {
    const support::sink_process sink;
    workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 32");
    at.put_messages("hook", "m", 3000);
    support::child_process daemon = at.start(on_faulty_disk(at, 0));
    while (sink.counters().deliveries < 200)
        REQUIRE_MESSAGE(!daemon.wait(std::chrono::milliseconds(1)), at.log());
    at.write("disk-is-full", "");
    REQUIRE_MESSAGE(await_log(at, daemon, "the store cannot be written"), at.log());
    // Told before the disk is mended: what is under way may still arrive, no more than a window.
    const std::uint64_t while_full = sink.counters().ids;
    CHECK(while_full < 3000);
    std::filesystem::remove(at.file("disk-is-full"));
    REQUIRE_MESSAGE(daemon.wait(crash::patience) == crash::good_end, at.log());
    judge(at, sink, 3000);
}

TEST_CASE("a disk that is full from the start is told in one message, and the store is unharmed") {
    const support::sink_process sink;
    workplace at;
    at.add_webhook("hook", sink.http_port());
    at.put_messages("hook", "m", 10);
    at.write("disk-is-full", "");
    support::child_process daemon = at.start(on_faulty_disk(at, 0));
    REQUIRE(daemon.wait(crash::patience).has_value());
    CHECK(at.log().find("disk") != std::string::npos);
    CHECK(sink.counters().deliveries == 0);
    std::filesystem::remove(at.file("disk-is-full"));
    REQUIRE_MESSAGE(at.run() == crash::good_end, at.log());
    judge(at, sink, 10);
}

TEST_CASE("a disk that needs 5 ms more for each sync loses and repeats nothing") {
    const support::sink_process sink;
    workplace at;
    at.add_webhook("hook", sink.http_port(), "in_flight = 32");
    at.put_messages("hook", "m", 1000);
    REQUIRE_MESSAGE(at.run(on_faulty_disk(at, 5000)) == crash::good_end, at.log());
    judge(at, sink, 1000);
}

TEST_CASE("a commit whose sync failed leaves nothing claimed that nobody sends") {
    for (int round = 1; round <= 5; ++round) {
        CAPTURE(round);
        const support::sink_process sink;
        workplace at;
        at.add_webhook("hook", sink.http_port(), "in_flight = 32");
        at.put_messages("hook", "m", 2000);
        support::child_process daemon = at.start(on_faulty_disk(at, 0));
        while (sink.counters().deliveries < 200)
            REQUIRE_MESSAGE(!daemon.wait(std::chrono::milliseconds(1)), at.log());
        at.write("sync-fails", "");
        REQUIRE_MESSAGE(daemon.wait(crash::patience) == crash::good_end, at.log());
        CHECK_MESSAGE(at.log().find("the store cannot be written") != std::string::npos, at.log());
        judge(at, sink, 2000);
    }
}
