#include "daemon/outbox/earlier.hpp"

#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "tests/outbox/dispatcher_bench.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::half_past_eight;

namespace {

/// Two messages to one address: the first of two episodes, the second of the first of them, further
/// up, and that the other is over. The second is still to be sent.
struct two_messages {
    explicit two_messages(store::session& in) : db(in) {
        const auto round = test::stored_round(db);
        const auto goes_on = test::stored_episode(db, 1);
        const auto ends = test::stored_episode(db, 2);
        const plan::date day = test::day("2018-12-05");
        for (const auto& [episode, step] :
             {std::pair(goes_on, 1), std::pair(ends, 1), std::pair(goes_on, 5),
              std::pair(ends, plan::step_over)}) {
            plan::alert alert = test::an_alert(episode, "Owner");
            alert.step = step;
            REQUIRE(store::insert_alert(db, alert, round, day));
        }
        store::end_episode(db, ends, day, plan::reason::closed);
        const auto alerts = test::waiting_alerts(db, "Owner");
        first = put("first", {alerts[0].alert, alerts[1].alert});
        second = put("second", {alerts[2].alert, alerts[3].alert});
    }

    plan::outbox_id put(const std::string& key, const std::vector<plan::alert>& of) {
        plan::message model;
        model.kind = plan::message_kind::escalation;
        for (const plan::alert& alert : of) {
            plan::message_item& line = model.items.emplace_back();
            line.alert = alert.id;
            line.step = alert.step;
            line.rule = plan::rule::overdue;
            line.reason = plan::reason::past_effective_date;
            line.next.emplace();
        }
        store::new_message message = test::a_message(key);
        message.channel = message.destination = "one";
        message.model = plan::to_json(model);
        message.kind = model.kind;
        message.claimed = true;
        const auto id = store::insert_message(db, message).value();
        for (const plan::alert& alert : of)
            store::put_into_message(db, alert.recipient, {&alert.id, 1}, id);
        return id;
    }

    void settle_first(const std::string& provider_id) {
        store::settlement sent;
        sent.id = first;
        sent.attempts = 1;
        sent.outcome.provider_id = provider_id;
        REQUIRE(store::settle(db, sent));
    }

    store::session& db;
    plan::outbox_id first;
    plan::outbox_id second;
};

bool knows_nothing(const connectors::told_before& earlier) {
    return earlier.first.empty() && earlier.ended.empty();
}

} // namespace

TEST_CASE("a message knows those before it of the same episodes, as they read now") {
    store::session db = store::session::in_memory();
    store::transaction all(db);
    two_messages of(db);
    of.settle_first("D1/15.2");
    store::outbox_row row = store::find_message(db, of.second).value();
    const auto earlier = outbox::earlier_of(db, row);
    CHECK(earlier.first == "D1/15.2");
    REQUIRE(earlier.ended.size() == 1);
    CHECK(earlier.ended[0].provider_id == "D1/15.2");
    const auto& lines = earlier.ended[0].model->items;
    CHECK(lines[0].step == 1);
    CHECK(lines[0].next);
    CHECK(lines[1].step == plan::step_over);
    CHECK(lines[1].reason == plan::reason::closed);
    CHECK_FALSE(lines[1].next);
    // The first knows of nothing: the second is later.
    CHECK(knows_nothing(outbox::earlier_of(db, store::find_message(db, of.first).value())));

    SUBCASE("another address or channel is another matter") {
        store::outbox_row other = row;
        other.address = "somebody@else.example";
        CHECK(knows_nothing(outbox::earlier_of(db, other)));
        other = row;
        other.channel = "two";
        CHECK(knows_nothing(outbox::earlier_of(db, other)));
    }
    SUBCASE("a peer that objects to the message is not given the same again") {
        row.last_outcome = "deferred: content: HTTP 200";
        CHECK(knows_nothing(outbox::earlier_of(db, row)));
        row.last_outcome = "deferred: network: refused";
        CHECK(outbox::earlier_of(db, row).ended.size() == 1);
    }
}

TEST_CASE("a message whose name was lost, or that was not accepted, is not referred to") {
    for (const bool is_settled : {false, true}) {
        CAPTURE(is_settled);
        store::session db = store::session::in_memory();
        store::transaction all(db);
        two_messages of(db);
        if (is_settled)
            of.settle_first("");
        CHECK(knows_nothing(outbox::earlier_of(db, store::find_message(db, of.second).value())));
    }
}

TEST_CASE("a connector that follows up gets with each message those before it") {
    for (const bool follows_up : {false, true}) {
        CAPTURE(follows_up);
        test::dispatcher_bench<base::fast_clock> b;
        b.one.is_following_up = follows_up;
        {
            store::transaction all(b.observer);
            two_messages of(b.observer);
            of.settle_first("D1/15.2");
            store::unclaim(b.observer, of.second);
            all.commit();
        }
        b.launch();
        b.run_until([&] { return b.counts().accepted == 2; });
        REQUIRE(b.one.sent.size() == 1);
        CHECK(b.one.sent[0].earlier.ended.size() == (follows_up ? 1U : 0U));
        CHECK(b.one.sent[0].earlier.first.empty() == !follows_up);
        // What a round would insert as claimed has not been looked up.
        int granted = 0;
        b.run_until([&] {
            granted = b.sending->reserve("one", 3); // none while a turn is under way
            return follows_up || granted > 0;
        });
        CHECK((granted == 0) == follows_up);
        b.sending->adopt("one", granted, {});
        b.finish();
    }
}
