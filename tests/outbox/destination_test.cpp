#include "daemon/outbox/destination.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const base::instant start = std::chrono::sys_days(2018y / 12 / 5);
const outbox::outbox_settings settings;

plan::send_outcome accepted() {
    return {plan::verdict::accepted, {}, {}, {}, false};
}

plan::send_outcome dead(std::optional<std::chrono::seconds> after = {}) {
    return {plan::verdict::deferred, plan::failure::network, "refused", after, true};
}

plan::send_outcome one_bad_message() {
    return {plan::verdict::refused, plan::failure::recipient, "5.1.1", {}, false};
}

} // namespace

TEST_CASE("a destination gets one message until it has proved itself") {
    outbox::destination_state state({.in_flight = 32, .per_second = 0}, settings);
    CHECK(state.in_flight_limit(start) == 1);
    state.on_outcome(one_bad_message(), start);
    CHECK(state.in_flight_limit(start) == 1);
    state.on_outcome(accepted(), start);
    CHECK(state.in_flight_limit(start) == 32);
    state.on_outcome(one_bad_message(), start);
    CHECK(state.in_flight_limit(start) == 32);
}

TEST_CASE("a destination that fails is left alone, then probed with one, for longer each time") {
    outbox::destination_state state({.in_flight = 32, .per_second = 0}, settings);
    state.on_outcome(accepted(), start);
    base::instant now = start;
    for (const std::chrono::seconds wait : {15s, 30s, 60s, 120s, 240s, 480s, 600s, 600s}) {
        CAPTURE(wait.count());
        state.on_outcome(dead(), now);
        CHECK(state.in_flight_limit(now) == 0);
        CHECK(state.closed_until(now) == now + wait);
        now += wait;
        CHECK(state.in_flight_limit(now) == 1);
        CHECK_FALSE(state.closed_until(now));
    }
    state.on_outcome(accepted(), now);
    CHECK(state.in_flight_limit(now) == 32);
    state.on_outcome(dead(), now);
    CHECK(state.closed_until(now) == now + 15s);
}

TEST_CASE("those that were under way when a destination failed do not count again") {
    outbox::destination_state state({.in_flight = 32, .per_second = 0}, settings);
    state.on_outcome(accepted(), start);
    for (int i = 0; i < 32; ++i)
        state.on_outcome(dead(), start + 10ms);
    CHECK(state.closed_until(start + 10ms) == start + 10ms + 15s);
}

TEST_CASE("a destination that names a time is believed, within six hours") {
    outbox::destination_state state({.in_flight = 4, .per_second = 0}, settings);
    state.on_outcome(dead(3600s), start);
    CHECK(state.closed_until(start) == start + 3600s);
    outbox::destination_state other({.in_flight = 4, .per_second = 0}, settings);
    other.on_outcome(dead(240h), start);
    CHECK(other.closed_until(start) == start + 6h);
}

TEST_CASE("a rate limit lets a second's worth go at once and then no more than its rate") {
    outbox::destination_state state({.in_flight = 4, .per_second = 2}, settings);
    CHECK_FALSE(state.take_token(start));
    CHECK_FALSE(state.take_token(start));
    const auto next = state.take_token(start);
    REQUIRE(next);
    CHECK(*next == start + 500ms);
    CHECK_FALSE(state.take_token(*next));
    int sent = 0;
    for (base::instant now = start + 1s; now < start + 101s; now += 10ms)
        sent += state.take_token(now) ? 0 : 1;
    CHECK(sent >= 199);
    CHECK(sent <= 202);
}

TEST_CASE("a message of several requests is charged for each of them") {
    outbox::destination_state state({.in_flight = 4, .per_second = 2}, settings);
    plan::send_outcome in_parts{plan::verdict::accepted, {}, "", {}, false};
    in_parts.requests = 5;
    CHECK_FALSE(state.take_token(start));
    state.on_outcome(in_parts, start);
    // Of a second's worth one is left, and four more were made.
    const auto next = state.take_token(start);
    REQUIRE(next);
    CHECK(*next == start + 2s);
    CHECK_FALSE(state.take_token(*next));
}

TEST_CASE("a pause that a peer asks for outlasts the answers to what was under way") {
    outbox::destination_state state({.in_flight = 4, .per_second = 0}, settings);
    plan::send_outcome last{plan::verdict::accepted, {}, "", {}, false};
    const plan::send_outcome earlier = last;
    last.pause = 30s;
    state.on_outcome(last, start);
    state.on_outcome(earlier, start + 1s);
    CHECK(state.closed_until(start + 1s) == start + 30s);
    CHECK(!state.closed_until(start + 31s));
    state.on_outcome(earlier, start + 40s);
    CHECK(!state.closed_until(start + 40s));
}

TEST_CASE("without a rate limit every message may go") {
    outbox::destination_state state({.in_flight = 4, .per_second = 0}, settings);
    for (int i = 0; i < 1000; ++i)
        CHECK_FALSE(state.take_token(start));
}
