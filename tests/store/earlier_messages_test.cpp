#include "daemon/store/earlier_messages.hpp"

#include "tests/store/stored.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// Messages to one address, each a step further up, of an episode that goes on and of one that is
/// over since. The last tells of both and is still to be sent.
struct long_story {
    explicit long_story(int messages) {
        const auto round = test::stored_round(db);
        const plan::date day = test::day("2018-12-05");
        const auto goes_on = test::stored_episode(db, 1);
        const auto over = test::stored_episode(db, 2);
        for (int step = 1; step <= messages; ++step) {
            for (const plan::episode_id episode : {goes_on, over}) {
                plan::alert alert = test::an_alert(episode, "Owner");
                alert.step = step;
                store::insert_alert(db, alert, round, day);
            }
            put(step, step < messages);
        }
        store::end_episode(db, over, day, plan::reason::closed);
    }

    void put(int step, bool is_sent) {
        store::new_message message = test::a_message("step-" + std::to_string(step));
        message.claimed = true;
        last = store::insert_message(db, message).value();
        for (const auto& waiting : test::waiting_alerts(db, "Owner"))
            store::put_into_message(db, "Owner", {&waiting.alert.id, 1}, last);
        if (!is_sent)
            return;
        store::settlement sent;
        sent.id = last;
        sent.attempts = 1;
        sent.outcome.provider_id = message.key;
        REQUIRE(store::settle(db, sent));
    }

    [[nodiscard]] store::outbox_row row() { return store::find_message(db, last).value(); }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::outbox_id last;
};

} // namespace

TEST_CASE("a long story is answered at its first message, and its newest ones are written again") {
    long_story of(40);
    CHECK(store::first_told_in(of.db, of.row()) == "step-1");
    const auto ended = store::ended_since(of.db, of.row(), 3);
    REQUIRE(ended.size() == 3);
    CHECK(ended[0].provider_id == "step-37");
    CHECK(ended[2].provider_id == "step-39");
    REQUIRE(ended[2].ended.size() == 1);
    CHECK(ended[2].ended[0].ended_for == plan::reason::closed);
}

TEST_CASE("a first message has nothing before it") {
    long_story of(1);
    CHECK(store::first_told_in(of.db, of.row()).empty());
    CHECK(store::ended_since(of.db, of.row(), 3).empty());
}
