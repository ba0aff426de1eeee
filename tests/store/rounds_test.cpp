#include "daemon/store/rounds.hpp"

#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const base::instant morning = *base::instant_from_iso("2018-12-05T08:30:00Z");

std::string times(const std::vector<store::round_row>& rounds) {
    std::string text;
    for (const store::round_row& round : rounds)
        text += round.schedule + " " + base::to_iso(round.scheduled_for) + "\n";
    return text;
}

} // namespace

TEST_CASE("a round is opened once for its schedule and time") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto round = store::open_round(db, "daily", morning, morning + 2s);
    REQUIRE(round);
    CHECK(round->id.value > 0);
    CHECK(round->state == store::round_state::open);
    CHECK_FALSE(store::open_round(db, "daily", morning, morning + 1h));
    CHECK(store::open_round(db, "daily", morning + 24h, morning + 24h));
    CHECK(store::open_round(db, "weekly", morning, morning));
    const auto last = store::last_round(db, "weekly");
    REQUIRE(last);
    CHECK(last->opened_at == morning);
}

TEST_CASE("a round that is open comes back after a crash as it stood") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto opened = store::open_round(db, "daily", morning, morning + 1ms);
    store::add_to_round(db, opened->id, 500, 20, 3);
    store::add_to_round(db, opened->id, 100, 0, 1);
    const auto rounds = store::open_rounds(db);
    REQUIRE(rounds.size() == 1);
    CHECK(rounds[0].id == opened->id);
    CHECK(rounds[0].schedule == "daily");
    CHECK(rounds[0].scheduled_for == morning);
    CHECK(rounds[0].state == store::round_state::open);
    CHECK(rounds[0].opened_at == morning + 1ms);
    CHECK_FALSE(rounds[0].closed_at);
    CHECK(rounds[0].subjects == 600);
    CHECK(rounds[0].alerts == 20);
    CHECK(rounds[0].messages == 4);
}

TEST_CASE("open rounds are resumed oldest first, by the time they were meant for") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    (void)store::open_round(db, "later", morning + 1h, morning);
    (void)store::open_round(db, "sooner", morning, morning);
    const auto closed = store::open_round(db, "closed", morning - 1h, morning);
    store::close_round(db, closed->id, morning);
    store::record_missed(db, "missed", morning - 2h);
    CHECK(times(store::open_rounds(db)) ==
          "sooner 2018-12-05T08:30:00Z\nlater 2018-12-05T09:30:00Z\n");
}

TEST_CASE("a closed round keeps its times and is never opened again") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto round = store::open_round(db, "daily", morning, morning);
    const auto other = store::open_round(db, "other", morning, morning);
    store::close_round(db, round->id, morning + 3s);
    const auto last = store::last_round(db, "daily");
    REQUIRE(last);
    CHECK(last->state == store::round_state::closed);
    CHECK(last->opened_at == morning);
    CHECK(last->closed_at == morning + 3s);
    CHECK(store::last_round(db, "other")->state == store::round_state::open);
    CHECK(last->id != other->id);
    CHECK_FALSE(store::open_round(db, "daily", morning, morning + 1h));
}

TEST_CASE("the last round of a schedule is the latest in time, not in order of opening") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    CHECK_FALSE(store::last_round(db, "daily"));
    (void)store::open_round(db, "daily", morning, morning);
    store::record_missed(db, "daily", morning - 24h);
    (void)store::open_round(db, "weekly", morning + 24h, morning);
    CHECK(store::last_round(db, "daily")->scheduled_for == morning);
}

TEST_CASE("the newest round of each schedule that was held is none that was missed") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    (void)store::open_round(db, "weekly", morning - 48h, morning);
    (void)store::open_round(db, "daily", morning, morning);
    (void)store::open_round(db, "daily", morning - 24h, morning);
    store::record_missed(db, "daily", morning + 24h);
    store::record_missed(db, "never", morning);
    CHECK(times(store::newest_held(db)) ==
          "daily 2018-12-05T08:30:00Z\nweekly 2018-12-03T08:30:00Z\n");
}

TEST_CASE("the round held before a time is the schedule's newest that was not missed") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    (void)store::open_round(db, "plans", morning - 48h, morning);
    store::record_missed(db, "plans", morning - 24h);
    (void)store::open_round(db, "daily", morning - 1h, morning);
    (void)store::open_round(db, "plans", morning, morning);
    CHECK(store::held_before(db, "plans", morning)->scheduled_for == morning - 48h);
    CHECK(store::held_before(db, "plans", morning + 1h)->scheduled_for == morning);
    CHECK_FALSE(store::held_before(db, "plans", morning - 48h));
}

TEST_CASE("rounds that were missed in a stretch are so whoever was told of them") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const auto before : {72h, 48h, 24h, 0h})
        store::record_missed(db, "daily", morning - before);
    (void)store::open_round(db, "weekly", morning - 24h, morning);
    store::mark_missed_reported(db, store::unreported_missed(db).at(1).id, {99});
    CHECK(times(store::missed_between(db, morning - 48h, morning)) ==
          "daily 2018-12-03T08:30:00Z\ndaily 2018-12-04T08:30:00Z\n");
}

TEST_CASE("a missed round is recorded once, never held, and reported once") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    store::record_missed(db, "daily", morning);
    store::record_missed(db, "daily", morning);
    store::record_missed(db, "daily", morning + 24h);
    CHECK_FALSE(store::open_round(db, "daily", morning, morning));
    const auto missed = store::unreported_missed(db);
    REQUIRE(missed.size() == 2);
    CHECK(missed[0].state == store::round_state::missed);
    CHECK_FALSE(missed[0].opened_at);
    store::mark_missed_reported(db, missed[0].id, {99});
    CHECK(times(store::unreported_missed(db)) == "daily 2018-12-06T08:30:00Z\n");
}

TEST_CASE("a round that was held is not recorded as missed") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    (void)store::open_round(db, "daily", morning, morning);
    store::record_missed(db, "daily", morning);
    CHECK(store::unreported_missed(db).empty());
    CHECK(store::last_round(db, "daily")->state == store::round_state::open);
}

TEST_CASE("a schedule may have any name") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        CHECK(store::open_round(db, text, morning, morning));
        CHECK(store::last_round(db, text)->schedule == text);
    }
}
