#include "daemon/store/decided.hpp"

#include "tests/store/stored.hpp"
#include "tests/support/days.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

/// Two episodes of item 7, of which the first is over, and one alert of each; the first one is in a
/// message.
struct bench {
    bench() {
        plan::alert first = test::an_alert(episode, "Owner");
        first.principal = "Sponsor";
        first.stand_in_reason = "away";
        store::insert_alert(db, first, round, day("2018-12-05"));
        message = *store::insert_message(db, a_message_of_round("one"));
        store::put_into_message(db, "Owner", std::array{store::alerts_of(db, episode).front().id},
                                message);
        store::end_episode(db, episode, day("2018-12-06"), plan::reason::recast);
        later = test::stored_episode(db, 7);
        store::insert_alert(db, test::an_alert(later, "Manager"), round, day("2018-12-12"));
    }

    [[nodiscard]] store::new_message a_message_of_round(const char* key) const {
        store::new_message made = test::a_message(key);
        made.round = round;
        return made;
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::round_id round = test::stored_round(db);
    plan::episode_id episode = test::stored_episode(db, 7);
    plan::episode_id later;
    plan::outbox_id message;
    plan::subject subject{plan::subject_kind::item, 7};
};

} // namespace

TEST_CASE("what was decided of an item comes with its episode, round and message") {
    bench b;
    const auto found = store::decided_of(b.db, b.subject);
    REQUIRE(found.size() == 2);
    CHECK(found[0].alert == store::alerts_of(b.db, b.episode).front());
    CHECK(found[0].episode.sequence == 1);
    CHECK(found[0].episode.ended == day("2018-12-06"));
    CHECK(found[0].ended_for == plan::reason::recast);
    CHECK(found[0].schedule == "daily");
    CHECK(found[0].scheduled_for == test::half_past_eight);
    CHECK(found[0].round == b.round);
    CHECK(found[0].message == b.message);
    CHECK(found[1].episode.id == b.later);
    CHECK_FALSE(found[1].ended_for);
    CHECK_FALSE(found[1].message);
    CHECK(store::decided_of(b.db, {plan::subject_kind::item, 8}).empty());
    CHECK(store::decided_of(b.db, {plan::subject_kind::programme, 7}).empty());
}

TEST_CASE("what a message tells is what was put into it") {
    bench b;
    const auto found = store::decided_in(b.db, b.message);
    REQUIRE(found.size() == 1);
    CHECK(found[0].alert.recipient == "Owner");
    CHECK(store::decided_in(b.db, {b.message.value + 1}).empty());
}

TEST_CASE("what was decided for a person is what they were meant to hear, or were told") {
    bench b;
    const auto count = [&b](const char* who, const char* from, const char* until) {
        return store::decided_for(b.db, who, day(from), day(until)).size();
    };
    CHECK(count("Owner", "2018-12-05", "2018-12-05") == 1);
    CHECK(count("Sponsor", "2018-12-03", "2018-12-09") == 1);
    CHECK(count("Sponsor", "2018-12-06", "2018-12-09") == 0);
    CHECK(count("Manager", "2018-12-12", "2018-12-12") == 1);
    CHECK(count("Manager", "2018-12-03", "2018-12-11") == 0);
    CHECK(count("Nobody", "2018-01-01", "2019-01-01") == 0);
}

TEST_CASE("an item's episodes come with why they ended") {
    bench b;
    const auto found = store::episodes_with_ends(b.db, b.subject);
    REQUIRE(found.size() == 2);
    CHECK(found[0].ended_for == plan::reason::recast);
    CHECK(found[0].episode.ended == day("2018-12-06"));
    CHECK_FALSE(found[1].ended_for);
}

TEST_CASE("a person's messages of a time are those made or first tried in it") {
    using std::chrono::hours;
    bench b;
    const auto at = test::half_past_eight;
    const auto count = [&b](base::instant from, base::instant before) {
        return store::messages_between(b.db, "Owner", from, before).size();
    };
    CHECK(count(at, at + hours(1)) == 1);
    CHECK(count(at - hours(1), at) == 0);
    CHECK(count(at + hours(1), at + hours(48)) == 0);
    store::settlement sent;
    REQUIRE(store::claim_due(b.db, "relay", at, 1).size() == 1);
    sent.id = b.message;
    sent.state = plan::outbox_state::accepted;
    sent.attempts = 1;
    sent.at = sent.first_attempt_at = at + hours(24);
    CHECK(store::settle(b.db, sent));
    CHECK(count(at + hours(1), at + hours(48)) == 1);
    CHECK(store::messages_between(b.db, "Manager", at, at + hours(1)).empty());
}

TEST_CASE("the newest message of a person since a round is found") {
    bench b;
    const plan::round_id next = test::stored_round(b.db, 1);
    REQUIRE(store::newest_message_since(b.db, "Owner", b.round));
    CHECK(store::newest_message_since(b.db, "Owner", b.round)->id == b.message);
    CHECK_FALSE(store::newest_message_since(b.db, "Owner", next));
    CHECK_FALSE(store::newest_message_since(b.db, "Manager", b.round));
}
