#include "daemon/store/outbox.hpp"

#include "tests/store/stored.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::outbox_state;
using test::half_past_eight;

namespace {

constexpr outbox_state states[] = {
    outbox_state::pending, outbox_state::claimed,   outbox_state::deferred,  outbox_state::accepted,
    outbox_state::dead,    outbox_state::cancelled, outbox_state::delivered, outbox_state::bounced};

/// A store with an open transaction.
struct bench {
    plan::outbox_id put(const std::string& key, outbox_state state) {
        store::new_message message = test::a_message(key);
        message.claimed = state != outbox_state::pending && state != outbox_state::cancelled;
        const plan::outbox_id id = store::insert_message(db, message).value();
        if (state == outbox_state::cancelled)
            CHECK(store::drop_message(db, id));
        else if (message.claimed && state != outbox_state::claimed)
            settle(id, state, 1);
        return id;
    }

    void settle(plan::outbox_id id, outbox_state state, int attempts) {
        store::settlement result;
        result.id = id;
        result.state = state;
        result.attempts = attempts;
        result.unknown_attempts = 3;
        result.may_be_copy = true;
        result.at = result.first_attempt_at = half_past_eight;
        result.next_attempt_at = half_past_eight + 10min;
        result.outcome = {plan::verdict::refused, plan::failure::client, "no", {}, false};
        REQUIRE(store::settle(db, result));
    }

    store::outbox_row row(plan::outbox_id id) { return store::find_message(db, id).value(); }

    store::session db = store::session::in_memory();
    store::transaction all{db};
};

std::string keys(const std::vector<store::outbox_row>& rows) {
    std::string text;
    for (const store::outbox_row& row : rows)
        text += row.key + " ";
    return text;
}

} // namespace

TEST_CASE("messages are counted by state; what a receipt says of them later is still accepted") {
    bench b;
    CHECK(store::count_outbox(b.db).pending == 0);
    int many = 0;
    for (const outbox_state state : states) {
        ++many;
        for (int i = 0; i < many; ++i)
            b.put(std::string(plan::to_text(state)) + std::to_string(i), state);
    }
    const store::outbox_counts counts = store::count_outbox(b.db);
    CHECK(counts.pending == 1);
    CHECK(counts.claimed == 2);
    CHECK(counts.deferred == 3);
    CHECK(counts.accepted == 4 + 7 + 8);
    CHECK(counts.dead == 5);
    CHECK(counts.cancelled == 6);
}

TEST_CASE("messages are listed newest first, of one state or of all, up to a limit") {
    bench b;
    for (const char* key : {"1", "2", "3"})
        b.put(key, outbox_state::dead);
    b.put("4", outbox_state::pending);
    CHECK(keys(store::list_outbox(b.db, "", 9)) == "4 3 2 1 ");
    CHECK(keys(store::list_outbox(b.db, "", 2)) == "4 3 ");
    CHECK(keys(store::list_outbox(b.db, "dead", 2)) == "3 2 ");
    CHECK(keys(store::list_outbox(b.db, "claimed", 9)).empty());
    CHECK(keys(store::list_outbox(b.db, "' OR ''='", 9)).empty());
    CHECK(keys(store::list_outbox(b.db, "", 0)).empty());
}

TEST_CASE("a message that is not there is not found, and cannot be changed") {
    bench b;
    CHECK_FALSE(store::find_message(b.db, {1}));
    CHECK_FALSE(store::retry_message(b.db, {1}, half_past_eight));
    CHECK_FALSE(store::drop_message(b.db, {1}));
    CHECK_FALSE(store::find_message(b.db, {0}));
    CHECK_FALSE(store::find_message(b.db, {-1}));
}

TEST_CASE("a dead or deferred message is tried afresh, its log and its marks kept") {
    for (const outbox_state state : states) {
        CAPTURE(plan::to_text(state));
        bench b;
        const auto other = b.put("other", outbox_state::dead);
        const auto id = b.put("key", state);
        const auto before = b.row(id);
        const bool may = state == outbox_state::dead || state == outbox_state::deferred;
        CHECK(store::retry_message(b.db, id, half_past_eight + 3h) == may);
        const auto after = b.row(id);
        CHECK(after.state == (may ? outbox_state::pending : before.state));
        CHECK(after.next_attempt_at == (may ? half_past_eight + 3h : before.next_attempt_at));
        CHECK(after.unknown_attempts == (may ? 0 : before.unknown_attempts));
        CHECK(after.first_attempt_at == (may ? std::nullopt : before.first_attempt_at));
        CHECK(after.attempts == before.attempts);
        CHECK(after.may_be_copy == before.may_be_copy);
        CHECK(after.key == before.key);
        CHECK(b.row(other).state == outbox_state::dead);
    }
}

TEST_CASE("a message that is tried again by hand goes on counting its attempts") {
    bench b;
    const auto id = b.put("key", outbox_state::dead);
    REQUIRE(store::retry_message(b.db, id, half_past_eight));
    REQUIRE(store::claim_due(b.db, "relay", half_past_eight, 9).size() == 1);
    b.settle(id, outbox_state::accepted, 2);
    CHECK(store::attempts_of(b.db, id).size() == 2);
}

TEST_CASE("a message that is not sent and not being sent is dropped, and nothing else of it") {
    for (const outbox_state state : states) {
        CAPTURE(plan::to_text(state));
        bench b;
        const auto other = b.put("other", outbox_state::dead);
        const auto id = b.put("key", state);
        const auto before = b.row(id);
        const bool may = state == outbox_state::dead || state == outbox_state::deferred ||
                         state == outbox_state::pending;
        CHECK(store::drop_message(b.db, id) == may);
        CHECK(b.row(id).state == (may ? outbox_state::cancelled : state));
        CHECK(b.row(id).next_attempt_at == before.next_attempt_at);
        CHECK(b.row(id).last_outcome == before.last_outcome);
        CHECK(b.row(other).state == outbox_state::dead);
    }
}

TEST_CASE("destinations wait while a message to them does, each named once") {
    bench b;
    for (const outbox_state state : states) {
        const std::string name(plan::to_text(state));
        for (int i = 0; i < 2; ++i) {
            store::new_message message = test::a_message(name + std::to_string(i));
            message.destination = name;
            message.claimed = state != outbox_state::pending;
            const auto id = store::insert_message(b.db, message).value();
            if (message.claimed && state != outbox_state::claimed)
                b.settle(id, state, 1);
        }
    }
    auto waiting = store::waiting_destinations(b.db);
    std::ranges::sort(waiting);
    CHECK(waiting == std::vector<std::string>{"deferred", "pending"});
}

TEST_CASE("in a simulation what waits counts as accepted, and what ended stays as it ended") {
    for (const outbox_state state : states) {
        CAPTURE(plan::to_text(state));
        bench b;
        const auto id = b.put("key", state);
        store::accept_everything(b.db);
        const bool waits = state == outbox_state::pending || state == outbox_state::claimed ||
                           state == outbox_state::deferred;
        CHECK(b.row(id).state == (waits ? outbox_state::accepted : state));
    }
}

TEST_CASE("a dead message is reported once, oldest first, up to a limit") {
    bench b;
    for (const char* key : {"1", "2", "3"})
        b.put(key, outbox_state::dead);
    b.put("4", outbox_state::deferred);
    CHECK(keys(store::unreported_dead(b.db, 2)) == "1 2 ");
    store::mark_dead_reported(b.db, store::unreported_dead(b.db, 1).at(0).id, {99});
    CHECK(keys(store::unreported_dead(b.db, 9)) == "2 3 ");
}

TEST_CASE("a message that dies again after it was tried again is reported again") {
    bench b;
    const auto id = b.put("key", outbox_state::dead);
    store::mark_dead_reported(b.db, id, {99});
    REQUIRE(store::retry_message(b.db, id, half_past_eight));
    CHECK(keys(store::unreported_dead(b.db, 9)).empty());
    REQUIRE(store::claim_due(b.db, "relay", half_past_eight, 9).size() == 1);
    b.settle(id, outbox_state::dead, 2);
    CHECK(keys(store::unreported_dead(b.db, 9)) == "key ");
}
