#include "daemon/store/fallbacks.hpp"

#include "daemon/store/alerts.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <functional>
#include <span>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::outbox_state;
using test::half_past_eight;

namespace {

store::new_message an_escalation(const std::string& key, base::instant due = half_past_eight) {
    store::new_message message = test::a_message(key);
    message.kind = plan::message_kind::escalation;
    message.due = due;
    return message;
}

/// One escalation that tells of two episodes, of the first by two alerts, and what may go instead.
struct bench {
    bench() {
        for (const char* principal : {"Owner", "Away"}) {
            plan::alert alert = test::an_alert(urgent, "Owner");
            alert.principal = principal;
            store::insert_alert(db, alert, round, test::day("2018-12-05"));
        }
        store::insert_alert(db, test::an_alert(patient, "Owner"), round, test::day("2018-12-05"));
        for (const store::waiting_alert& waiting : test::waiting_alerts(db, "Owner"))
            store::put_into_message(db, "Owner", std::span(&waiting.alert.id, 1), old);
    }

    [[nodiscard]] store::replacement by_chat(bool holds_all) {
        store::replacement by;
        by.message = an_escalation("instead");
        by.message.channel = by.message.destination = "chat";
        by.holds_all = holds_all;
        by.alerts = {store::alerts_of(db, urgent).front().id};
        return by;
    }
    [[nodiscard]] std::vector<plan::episode_id> waiting() {
        std::vector<plan::episode_id> episodes;
        for (const store::waiting_alert& each : test::waiting_alerts(db, "Owner"))
            episodes.push_back(each.episode.id);
        return episodes;
    }
    [[nodiscard]] store::outbox_row row(plan::outbox_id id) {
        return store::find_message(db, id).value();
    }
    void claim() { REQUIRE(store::claim_due(db, "relay", half_past_eight, 1).size() == 1); }
    void settle(outbox_state state) {
        claim();
        store::settlement result;
        result.id = old;
        result.state = state;
        result.attempts = 1;
        result.outcome = {plan::verdict::deferred, plan::failure::network, "refused", {}, true};
        REQUIRE(store::settle(db, result));
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::round_id round = test::stored_round(db);
    plan::episode_id urgent = test::stored_episode(db, 1);
    plan::episode_id patient = test::stored_episode(db, 2);
    plan::outbox_id old = [this] {
        store::new_message message = an_escalation("old");
        message.round = round;
        return store::insert_message(db, message).value();
    }();
};

} // namespace

TEST_CASE("only what is unsent or dead is replaced, and what is claimed never") {
    struct row {
        const char* name;
        std::function<void(bench&)> before;
        bool is_replaced;
    };
    const row rows[] = {
        {"pending", [](bench&) {}, true},
        {"deferred", [](bench& b) { b.settle(outbox_state::deferred); }, true},
        {"dead", [](bench& b) { b.settle(outbox_state::dead); }, true},
        {"claimed", [](bench& b) { b.claim(); }, false},
        {"accepted", [](bench& b) { b.settle(outbox_state::accepted); }, false},
        {"cancelled", [](bench& b) { REQUIRE(store::drop_message(b.db, b.old)); }, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        bench b;
        r.before(b);
        const outbox_state before = b.row(b.old).state;
        const auto made = store::replace_message(b.db, b.old, b.by_chat(true));
        CHECK(made.has_value() == r.is_replaced);
        CHECK(b.row(b.old).state == (r.is_replaced ? outbox_state::cancelled : before));
        CHECK(store::list_outbox(b.db, "", 9).size() == (r.is_replaced ? 2U : 1U));
        // A second call finds the first one's work.
        CHECK_FALSE(store::replace_message(b.db, b.old, b.by_chat(true)));
    }
}

TEST_CASE("a message that goes instead of another knows it, and the other says so") {
    bench b;
    b.settle(outbox_state::deferred);
    store::replacement by = b.by_chat(true);
    by.message.may_be_copy = true;
    const auto made = store::replace_message(b.db, b.old, by).value();
    CHECK(b.row(b.old).last_outcome ==
          "went by chat instead, as message 2 (deferred: network: refused)");
    CHECK(b.row(made).may_be_copy);
    CHECK(store::message_instead_of(b.db, b.old)->id == made);
    CHECK(store::message_replaced_by(b.db, made)->id == b.old);
    CHECK_FALSE(store::message_instead_of(b.db, made));
    CHECK_FALSE(store::message_replaced_by(b.db, b.old));
    CHECK(store::destinations_tried(b.db, made) == std::vector<std::string>{"chat", "relay"});
}

TEST_CASE("of a message that is replaced in part the rest is told in the next round") {
    for (const bool holds_all : {false, true}) {
        CAPTURE(holds_all);
        bench b;
        const auto made = store::replace_message(b.db, b.old, b.by_chat(holds_all)).value();
        CHECK(b.waiting() ==
              (holds_all ? std::vector<plan::episode_id>{} : std::vector{b.patient}));
        // Both alerts of the line that it tells are in it.
        store::unclaim(b.db, made);
        store::withdraw_unsent(b.db, b.urgent);
        CHECK(b.row(made).state == outbox_state::cancelled);
        CHECK(b.waiting() == std::vector{b.patient});
    }
}

TEST_CASE("a crash between the two leaves the old message as it was") {
    store::session db = store::session::in_memory();
    store::transaction first(db);
    const auto old = store::insert_message(db, an_escalation("old")).value();
    first.commit();
    {
        store::transaction lost(db);
        store::replacement by;
        by.message = an_escalation("instead");
        REQUIRE(store::replace_message(db, old, by));
    }
    CHECK(store::list_outbox(db, "", 9).size() == 1);
    CHECK(store::find_message(db, old)->state == outbox_state::pending);
    CHECK(store::first_escalation_due(db) == half_past_eight);
}

TEST_CASE("escalations wait from the time at which they could have gone, and nothing else does") {
    store::session db = store::session::in_memory();
    store::transaction all(db);
    CHECK(store::first_escalation_due(db) == base::instant::max());
    REQUIRE(store::insert_message(db, test::a_message("a reminder")));
    CHECK(store::first_escalation_due(db) == base::instant::max());
    const auto late = store::insert_message(db, an_escalation("a")).value();
    const auto quiet = store::insert_message(db, an_escalation("b", half_past_eight + 8h)).value();
    CHECK(store::first_escalation_due(db) == half_past_eight);
    const auto found = store::escalations_due(db, half_past_eight + 1h, 9);
    REQUIRE(found.size() == 1);
    CHECK(found[0].row.id == late);
    CHECK(found[0].due == half_past_eight);
    CHECK(store::escalations_due(db, half_past_eight + 9h, 1).size() == 1);

    store::leave_to_its_channel(db, late);
    CHECK(store::first_escalation_due(db) == half_past_eight + 8h);
    store::put_off_escalation(db, quiet, half_past_eight + 9h);
    CHECK(store::first_escalation_due(db) == half_past_eight + 9h);
    store::count_escalations_from(db, half_past_eight + 2h);
    CHECK(store::first_escalation_due(db) == half_past_eight + 2h);
    CHECK(store::escalations_due(db, half_past_eight + 9h, 9).size() == 2);
}

TEST_CASE("a claim that is given back for its reader's quiet hours is due when they end") {
    store::session db = store::session::in_memory();
    store::transaction all(db);
    const auto id = store::insert_message(db, an_escalation("a")).value();
    REQUIRE(store::claim_due(db, "relay", half_past_eight, 1).size() == 1);
    CHECK(store::first_escalation_due(db) == base::instant::max());
    store::unclaim(db, id);
    CHECK(store::first_escalation_due(db) == half_past_eight);
    REQUIRE(store::claim_due(db, "relay", half_past_eight, 1).size() == 1);
    store::unclaim(db, id, half_past_eight + 8h);
    CHECK(store::first_escalation_due(db) == half_past_eight + 8h);
    REQUIRE(store::claim_due(db, "relay", half_past_eight + 8h, 1).size() == 1);
    store::settlement dead;
    dead.id = id;
    dead.state = outbox_state::dead;
    dead.attempts = 1;
    REQUIRE(store::settle(db, dead));
    REQUIRE(store::retry_message(db, id, half_past_eight + 20h));
    CHECK(store::first_escalation_due(db) == half_past_eight + 20h);
}
