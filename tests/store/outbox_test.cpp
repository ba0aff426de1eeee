#include "daemon/store/outbox.hpp"

#include "tests/store/stored.hpp"
#include "tests/support/hostile_texts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::outbox_state;
using test::half_past_eight;

namespace {

/// A store with an open transaction.
struct bench {
    plan::outbox_id put(const store::new_message& message) {
        const auto id = store::insert_message(db, message);
        REQUIRE(id);
        return *id;
    }

    plan::outbox_id put_claimed(const std::string& key) {
        store::new_message message = test::a_message(key);
        message.claimed = true;
        return put(message);
    }

    store::outbox_row row(plan::outbox_id id) {
        const auto found = store::find_message(db, id);
        REQUIRE(found);
        return *found;
    }

    /// The keys claimed, in order of key.
    std::string claim(const std::string& destination, base::instant now, int limit) {
        std::vector<std::string> keys;
        for (const store::outbox_row& claimed : store::claim_due(db, destination, now, limit)) {
            CHECK(claimed.state == outbox_state::claimed);
            keys.push_back(claimed.key);
        }
        std::ranges::sort(keys);
        std::string text;
        for (const std::string& key : keys)
            text += key;
        return text;
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
};

store::settlement a_settlement(plan::outbox_id id, outbox_state state, int attempts = 1) {
    store::settlement result;
    result.id = id;
    result.state = state;
    result.attempts = attempts;
    result.at = half_past_eight + 1s;
    result.first_attempt_at = half_past_eight + 1s;
    result.next_attempt_at = half_past_eight + 10min;
    return result;
}

} // namespace

TEST_CASE("a message comes back as it was put in, pending and never tried") {
    bench b;
    store::new_message message = test::a_message("key");
    message.round = test::stored_round(b.db);
    message.kind = plan::message_kind::escalation;
    message.due = half_past_eight + 1h;
    const auto id = b.put(message);
    const store::outbox_row row = b.row(id);
    CHECK(row.id == id);
    CHECK(row.key == "key");
    CHECK(row.person == message.person);
    CHECK(row.channel == message.channel);
    CHECK(row.destination == message.destination);
    CHECK(row.address == message.address);
    CHECK(row.kind == "escalation");
    CHECK(row.model == message.model);
    CHECK(row.state == outbox_state::pending);
    CHECK(row.attempts == 0);
    CHECK(row.unknown_attempts == 0);
    CHECK_FALSE(row.may_be_copy);
    CHECK(row.created == message.created);
    CHECK_FALSE(row.first_attempt_at);
    CHECK(row.next_attempt_at == message.due);
    CHECK(row.last_outcome.empty());
    CHECK(store::attempts_of(b.db, id).empty());
}

TEST_CASE("a message keeps every text to the byte") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        bench b;
        store::new_message message = test::a_message(text);
        message.person = message.channel = message.destination = message.address = message.model =
            text;
        b.put(message);
        const auto rows = store::claim_due(b.db, text, half_past_eight, 9);
        REQUIRE(rows.size() == 1);
        for (const std::string& kept : {rows[0].key, rows[0].person, rows[0].channel,
                                        rows[0].destination, rows[0].address, rows[0].model})
            CHECK(kept == text);
    }
}

TEST_CASE("a message is one by its key, and one by round, person and channel") {
    bench b;
    store::new_message first = test::a_message("first");
    first.round = test::stored_round(b.db);
    b.put(first);
    const auto again = [&](auto change) {
        store::new_message message = first;
        message.key = "another";
        change(message);
        const auto id = store::insert_message(b.db, message);
        if (id)
            CHECK(store::drop_message(b.db, *id));
        return id.has_value();
    };
    CHECK_FALSE(again([](auto& m) { m.key = "first"; }));
    CHECK_FALSE(again([](auto& m) { m.key = "first", m.person = "Other", m.round.reset(); }));
    CHECK_FALSE(again([](auto&) {}));
    CHECK_FALSE(again([](auto& m) { m.address = "another@council.example"; }));
    CHECK(again([](auto& m) { m.key = "1", m.person = "Other"; }));
    CHECK(again([](auto& m) { m.key = "2", m.channel = "chat"; }));
    CHECK(again([&](auto& m) { m.key = "3", m.round = test::stored_round(b.db, 1); }));
    CHECK(again([](auto& m) { m.key = "4", m.round.reset(); }));
    CHECK(again([](auto& m) { m.key = "5", m.round.reset(); }));
    CHECK(store::count_outbox(b.db).pending == 1);
}

TEST_CASE("a message that came to nothing leaves its key taken, so nobody hears it twice") {
    bench b;
    const auto id = b.put(test::a_message("key"));
    CHECK(store::drop_message(b.db, id));
    CHECK_FALSE(store::insert_message(b.db, test::a_message("key")));
}

TEST_CASE("no message is due before it was made") {
    bench b;
    store::new_message message = test::a_message("key");
    message.due = {};
    CHECK(b.row(b.put(message)).next_attempt_at == message.created);
}

TEST_CASE("what is due is claimed oldest first, up to the limit, and once") {
    bench b;
    for (const auto& [key, minutes] : {std::pair{"a", 3}, {"b", 1}, {"c", 2}, {"d", 1}}) {
        store::new_message message = test::a_message(key);
        message.due += std::chrono::minutes(minutes);
        b.put(message);
    }
    CHECK(b.claim("relay", half_past_eight, 9).empty());
    CHECK(b.claim("relay", half_past_eight + 1min - 1ms, 9).empty());
    CHECK(b.claim("relay", half_past_eight + 1min, 1) == "b");
    CHECK(b.claim("relay", half_past_eight + 1h, 0).empty());
    CHECK(b.claim("relay", half_past_eight + 1h, 2) == "cd");
    CHECK(b.claim("relay", half_past_eight + 1h, 9) == "a");
    CHECK(b.claim("relay", half_past_eight + 1h, 9).empty());
}

TEST_CASE("one destination's messages are not another's") {
    bench b;
    store::new_message other = test::a_message("other");
    other.destination = "chat";
    other.due += 1h;
    b.put(other);
    b.put(test::a_message("ours"));
    CHECK(store::next_due(b.db, "chat") == half_past_eight + 1h);
    CHECK(b.claim("chat", base::instant::max(), 9) == "other");
    CHECK(b.claim("relay", base::instant::max(), 9) == "ours");
    CHECK(b.claim("nowhere", base::instant::max(), 9).empty());
}

TEST_CASE("the next message due is the earliest that waits, claimed ones left out") {
    bench b;
    CHECK(store::next_due(b.db, "relay") == base::instant::max());
    store::new_message later = test::a_message("later");
    later.due += 2h;
    b.put(later);
    b.put(test::a_message("now"));
    b.put_claimed("claimed");
    CHECK(store::next_due(b.db, "relay") == half_past_eight);
    CHECK(b.claim("relay", half_past_eight, 9) == "now");
    CHECK(store::next_due(b.db, "relay") == half_past_eight + 2h);
    CHECK(b.claim("relay", half_past_eight + 2h, 9) == "later");
    CHECK(store::next_due(b.db, "relay") == base::instant::max());
}

TEST_CASE("a settled message holds what the attempt came to, and its log says so") {
    bench b;
    const auto id = b.put_claimed("key");
    store::settlement result = a_settlement(id, outbox_state::deferred, 2);
    result.unknown_attempts = 1;
    result.may_be_copy = true;
    result.sent_as_copy = true;
    result.outcome = {plan::verdict::unknown, plan::failure::timeout, "no answer", {}, false};
    CHECK(store::settle(b.db, result));
    const store::outbox_row row = b.row(id);
    CHECK(row.state == outbox_state::deferred);
    CHECK(row.attempts == 2);
    CHECK(row.unknown_attempts == 1);
    CHECK(row.may_be_copy);
    CHECK(row.first_attempt_at == result.first_attempt_at);
    CHECK(row.next_attempt_at == result.next_attempt_at);
    CHECK(row.last_outcome == "unknown: timeout: no answer");
    const auto attempts = store::attempts_of(b.db, id);
    REQUIRE(attempts.size() == 1);
    CHECK(attempts[0].number == 2);
    CHECK(attempts[0].at == result.at);
    CHECK(attempts[0].verdict == "unknown");
    CHECK(attempts[0].reason == "timeout");
    CHECK(attempts[0].detail == "no answer");
    CHECK(attempts[0].may_be_copy);
}

TEST_CASE("the outcome reads as a person would say it") {
    struct row {
        const char* name;
        plan::send_outcome outcome;
        const char* text;
    };
    const row rows[] = {
        {"accepted", {plan::verdict::accepted, {}, {}, {}, false}, "accepted"},
        {"accepted with the peer's word",
         {plan::verdict::accepted, {}, "250 queued", {}, false},
         "accepted"},
        {"refused",
         {plan::verdict::refused, plan::failure::recipient, "550 no such user", {}, false},
         "refused: recipient: 550 no such user"},
        {"deferred without a word",
         {plan::verdict::deferred, plan::failure::network, "", {}, false},
         "deferred: network"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        bench b;
        auto result = a_settlement(b.put_claimed("key"), outbox_state::accepted);
        result.outcome = r.outcome;
        CHECK(store::settle(b.db, result));
        CHECK(b.row(result.id).last_outcome == r.text);
        CHECK(store::attempts_of(b.db, result.id).at(0).detail == r.outcome.detail);
    }
}

TEST_CASE("attempts are logged in their order, each message's own") {
    bench b;
    const auto id = b.put_claimed("key");
    const auto other = b.put_claimed("other");
    CHECK(store::settle(b.db, a_settlement(id, outbox_state::deferred, 1)));
    CHECK(b.claim("relay", half_past_eight + 1h, 9) == "key");
    CHECK(store::settle(b.db, a_settlement(id, outbox_state::accepted, 2)));
    CHECK(store::settle(b.db, a_settlement(other, outbox_state::accepted, 1)));
    const auto attempts = store::attempts_of(b.db, id);
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].number == 1);
    CHECK(attempts[1].number == 2);
    CHECK(store::attempts_of(b.db, other).size() == 1);
    CHECK(store::attempts_of(b.db, {99}).empty());
}

TEST_CASE("only a claimed message is settled; another is left alone, its log too") {
    bench b;
    const auto pending = b.put(test::a_message("pending"));
    const auto done = b.put_claimed("done");
    CHECK(store::settle(b.db, a_settlement(done, outbox_state::accepted, 1)));
    CHECK_FALSE(store::settle(b.db, a_settlement(done, outbox_state::dead, 2)));
    CHECK_FALSE(store::settle(b.db, a_settlement(pending, outbox_state::accepted)));
    CHECK_FALSE(store::settle(b.db, a_settlement({99}, outbox_state::accepted)));
    CHECK(b.row(done).state == outbox_state::accepted);
    CHECK(b.row(pending).state == outbox_state::pending);
    CHECK(store::attempts_of(b.db, done).size() == 1);
    CHECK(store::attempts_of(b.db, pending).empty());
}

TEST_CASE("a claim given back unsent is as it was before") {
    bench b;
    const auto fresh = b.put_claimed("fresh");
    const auto tried = b.put_claimed("tried");
    const auto done = b.put_claimed("done");
    CHECK(store::settle(b.db, a_settlement(tried, outbox_state::deferred, 1)));
    CHECK(store::settle(b.db, a_settlement(done, outbox_state::accepted, 1)));
    CHECK(b.claim("relay", half_past_eight + 1h, 9) == "tried");
    for (const auto id : {fresh, tried, done})
        store::unclaim(b.db, id);
    CHECK(b.row(fresh).state == outbox_state::pending);
    CHECK_FALSE(b.row(fresh).may_be_copy);
    CHECK(b.row(fresh).next_attempt_at == half_past_eight);
    CHECK(b.row(tried).state == outbox_state::deferred);
    CHECK(b.row(tried).attempts == 1);
    CHECK(b.row(done).state == outbox_state::accepted);
}

TEST_CASE("after a crash exactly the claimed messages may be copies, and are due at once") {
    bench b;
    const auto now = half_past_eight + 2h;
    const auto fresh = b.put_claimed("fresh");
    const auto tried = b.put_claimed("tried");
    CHECK(store::settle(b.db, a_settlement(tried, outbox_state::deferred, 1)));
    CHECK(b.claim("relay", half_past_eight + 1h, 9) == "tried");
    const auto waiting = b.put(test::a_message("waiting"));
    const auto done = b.put_claimed("done");
    CHECK(store::settle(b.db, a_settlement(done, outbox_state::accepted, 1)));
    CHECK(store::recover_claims(b.db, now) == 2);
    for (const auto id : {fresh, tried}) {
        CHECK(b.row(id).state == outbox_state::pending);
        CHECK(b.row(id).may_be_copy);
        CHECK(b.row(id).next_attempt_at == now);
    }
    CHECK(b.row(fresh).key == "fresh");
    CHECK(b.row(tried).attempts == 1);
    CHECK(b.row(tried).first_attempt_at == half_past_eight + 1s);
    CHECK_FALSE(b.row(waiting).may_be_copy);
    CHECK(b.row(waiting).next_attempt_at == half_past_eight);
    CHECK(b.row(done).state == outbox_state::accepted);
    CHECK(store::recover_claims(b.db, now) == 0);
    CHECK(b.claim("relay", now, 9) == "freshtriedwaiting");
}
