#include "daemon/store/alerts.hpp"

#include "tests/store/stored.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>
#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

const plan::date today = day("2018-12-05");

/// A store with a round, an episode and an open transaction.
struct bench {
    bool put(const plan::alert& alert) {
        return store::insert_alert(db, alert, round, today).has_value();
    }

    std::string waiting(const std::string& recipient) {
        std::string principals;
        for (const store::waiting_alert& w : test::waiting_alerts(db, recipient))
            principals += w.alert.principal + " ";
        return principals;
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::round_id round = test::stored_round(db);
    plan::episode_id episode = test::stored_episode(db, 7);
};

} // namespace

TEST_CASE("an alert comes back as it was decided") {
    bench b;
    plan::alert alert;
    alert.episode = b.episode;
    alert.step = -10;
    alert.role = plan::role::lead_member;
    alert.principal = "Lead Member";
    alert.recipient = "Deputy";
    alert.stand_in_reason = "away until 14 December 2018";
    alert.reason = plan::reason::green_but_late;
    alert.disposition = plan::disposition::passed;
    CHECK(b.put(alert));
    auto found = store::alerts_of(b.db, b.episode);
    REQUIRE(found.size() == 1);
    alert.id = found[0].id;
    CHECK(alert.id.value > 0);
    alert.decided_on = today;
    CHECK(found[0] == alert);
}

TEST_CASE("an alert is unique by episode, step, role and principal; the caller is told") {
    struct row {
        const char* name;
        std::function<void(plan::alert&)> change;
        bool is_new;
    };
    bench b;
    const plan::episode_id other = test::stored_episode(b.db, 8);
    const row rows[] = {
        {"the same", [](plan::alert&) {}, false},
        {"told to a deputy", [](plan::alert& a) { a.recipient = "Deputy"; }, false},
        {"for another reason", [](plan::alert& a) { a.reason = plan::reason::closed; }, false},
        {"passed", [](plan::alert& a) { a.disposition = plan::disposition::passed; }, false},
        {"of another episode", [&](plan::alert& a) { a.episode = other; }, true},
        {"of another step", [](plan::alert& a) { a.step = plan::step_over; }, true},
        {"in another role", [](plan::alert& a) { a.role = plan::role::sponsor; }, true},
        {"of another principal", [](plan::alert& a) { a.principal = "owner"; }, true},
    };
    const plan::alert first = test::an_alert(b.episode, "Owner");
    REQUIRE(b.put(first));
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::alert again = first;
        r.change(again);
        CHECK(b.put(again) == r.is_new);
    }
    CHECK(store::alerts_of(b.db, b.episode).size() == 4);
    CHECK(store::alerts_of(b.db, b.episode)[0].reason == first.reason);
}

TEST_CASE("an alert of a later round is the same alert") {
    bench b;
    CHECK(b.put(test::an_alert(b.episode, "Owner")));
    CHECK_FALSE(store::insert_alert(b.db, test::an_alert(b.episode, "Owner"),
                                    test::stored_round(b.db, 1), day("2018-12-06")));
}

TEST_CASE("another recipient's alert is not found, and not put into a message") {
    bench b;
    std::vector<plan::alert_id> both;
    for (const char* recipient : {"Owner", "Sponsor"}) {
        plan::alert alert = test::an_alert(b.episode, recipient);
        alert.principal = recipient;
        both.push_back(store::insert_alert(b.db, alert, b.round, today).value());
    }
    const auto found = store::find_alerts(b.db, "Owner", both);
    REQUIRE(found.size() == 1);
    CHECK(found[0].alert.id == both[0]);
    const auto message = store::insert_message(b.db, test::a_message("key")).value();
    store::put_into_message(b.db, "Owner", both, message);
    CHECK(test::waiting_alerts(b.db, "Owner").empty());
    CHECK(test::waiting_alerts(b.db, "Sponsor").size() == 1);
}

TEST_CASE("a message holds as many alerts as it is given, and no other") {
    for (const std::size_t many : {0U, 1U, 15U, 16U, 17U, 33U}) {
        CAPTURE(many);
        bench b;
        std::vector<plan::alert_id> ids;
        for (std::size_t i = 0; i < many + 1; ++i) {
            plan::alert alert = test::an_alert(b.episode, "Owner");
            alert.principal = std::to_string(i);
            ids.push_back(store::insert_alert(b.db, alert, b.round, today).value());
        }
        const auto message = store::insert_message(b.db, test::a_message("key")).value();
        store::put_into_message(b.db, "Owner", std::span(ids).first(many), message);
        const auto waiting = test::waiting_alerts(b.db, "Owner");
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].alert.id == ids.back());
    }
}

TEST_CASE("an alert belongs to an episode and a round that are there") {
    bench b;
    CHECK_THROWS_AS(b.put(test::an_alert({99}, "Owner")), store::failure);
    b.round = {99};
    CHECK_THROWS_AS(b.put(test::an_alert(b.episode, "Owner")), store::failure);
}

TEST_CASE("a waiting alert comes with its episode and the round that decided it") {
    bench b;
    plan::episode opened;
    opened.rule = plan::rule::needs_date;
    opened.subject.id = 9;
    opened.opened = day("2018-12-03");
    opened.anchor = day("2018-12-02");
    opened.first_sight = day("2018-12-01");
    plan::episode episode = store::insert_episode(b.db, opened);
    store::end_episode(b.db, episode.id, day("2018-12-04"), plan::reason::recast);
    episode.ended = day("2018-12-04");
    b.put(test::an_alert(episode.id, "Owner"));
    const auto waiting = test::waiting_alerts(b.db, "Owner");
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].episode == episode);
    CHECK(waiting[0].round == b.round);
    CHECK(waiting[0].alert == store::alerts_of(b.db, episode.id).at(0));
}

TEST_CASE("names and reasons of an alert are kept to the byte") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        bench b;
        plan::alert alert = test::an_alert(b.episode, text);
        alert.stand_in_reason = text;
        CHECK(b.put(alert));
        alert.id = test::waiting_alerts(b.db, text).at(0).alert.id;
        alert.decided_on = today;
        CHECK(store::alerts_of(b.db, b.episode).at(0) == alert);
    }
}
