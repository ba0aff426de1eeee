#include "daemon/store/outbox.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/days.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>
#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::outbox_state;
using test::half_past_eight;

namespace {

/// Two episodes, and one message that tells of both.
struct bench {
    bench() {
        store::insert_alert(db, test::an_alert(over, "Owner"), round, test::day("2018-12-05"));
        store::insert_alert(db, test::an_alert(going_on, "Owner"), round, test::day("2018-12-05"));
        for (const store::waiting_alert& waiting : test::waiting_alerts(db, "Owner"))
            store::put_into_message(db, "Owner", std::array{waiting.alert.id}, message);
    }

    void settle(outbox_state state, bool may_be_copy) {
        REQUIRE(store::claim_due(db, "relay", half_past_eight, 1).size() == 1);
        store::settlement result;
        result.id = message;
        result.state = state;
        result.attempts = 1;
        result.may_be_copy = may_be_copy;
        REQUIRE(store::settle(db, result));
    }

    std::vector<plan::episode_id> waiting() {
        std::vector<plan::episode_id> episodes;
        for (const store::waiting_alert& w : test::waiting_alerts(db, "Owner"))
            episodes.push_back(w.episode.id);
        return episodes;
    }

    store::outbox_row row() { return store::find_message(db, message).value(); }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::round_id round = test::stored_round(db);
    plan::episode_id over = test::stored_episode(db, 1);
    plan::episode_id going_on = test::stored_episode(db, 2);
    plan::outbox_id message = store::insert_message(db, test::a_message("key")).value();
};

} // namespace

TEST_CASE("what nobody can have read yet is withdrawn, and its other alerts are told again") {
    struct row {
        const char* name;
        std::function<void(bench&)> before;
        bool is_withdrawn;
    };
    const row rows[] = {
        {"pending", [](bench&) {}, true},
        {"deferred", [](bench& b) { b.settle(outbox_state::deferred, false); }, true},
        {"deferred, but it may have arrived",
         [](bench& b) { b.settle(outbox_state::deferred, true); }, false},
        {"claimed before a crash",
         [](bench& b) {
             REQUIRE(store::claim_due(b.db, "relay", half_past_eight, 1).size() == 1);
             REQUIRE(store::recover_claims(b.db, half_past_eight) == 1);
         },
         false},
        {"being sent",
         [](bench& b) { REQUIRE(store::claim_due(b.db, "relay", half_past_eight, 1).size() == 1); },
         false},
        {"sent", [](bench& b) { b.settle(outbox_state::accepted, false); }, false},
        {"dead", [](bench& b) { b.settle(outbox_state::dead, false); }, false},
        {"dropped", [](bench& b) { REQUIRE(store::drop_message(b.db, b.message)); }, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        bench b;
        r.before(b);
        const outbox_state before = b.row().state;
        store::withdraw_unsent(b.db, b.over);
        CHECK(b.row().state == (r.is_withdrawn ? outbox_state::cancelled : before));
        CHECK((b.row().last_outcome == "withdrawn: what it said no longer holds") ==
              r.is_withdrawn);
        CHECK(b.waiting() ==
              (r.is_withdrawn ? std::vector{b.going_on} : std::vector<plan::episode_id>{}));
    }
}

TEST_CASE("a withdrawal leaves messages of other episodes alone") {
    bench b;
    const auto third = test::stored_episode(b.db, 3);
    store::withdraw_unsent(b.db, third);
    store::withdraw_unsent(b.db, {99});
    CHECK(b.row().state == outbox_state::pending);
    CHECK(b.waiting().empty());
}

TEST_CASE("several messages of one episode are withdrawn together") {
    bench b;
    store::insert_alert(b.db, test::an_alert(b.over, "Sponsor"), b.round, test::day("2018-12-05"));
    const auto second = store::insert_message(b.db, test::a_message("second")).value();
    store::put_into_message(
        b.db, "Sponsor", std::array{test::waiting_alerts(b.db, "Sponsor").at(0).alert.id}, second);
    store::withdraw_unsent(b.db, b.over);
    CHECK(store::count_outbox(b.db).cancelled == 2);
    CHECK(test::waiting_alerts(b.db, "Sponsor").empty());
}
