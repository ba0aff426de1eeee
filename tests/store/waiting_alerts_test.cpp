#include "daemon/store/waiting_alerts.hpp"

#include "daemon/store/items.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

const plan::date today = day("2018-12-05");

/// A store with a round, an episode and an open transaction.
struct bench {
    plan::alert_id put(const plan::alert& alert) {
        return store::insert_alert(db, alert, round, today).value();
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

TEST_CASE("those who wait are asked for a page at a time, in order of name, each once") {
    bench b;
    for (const char* name : {"C", "A", "B", "a"})
        for (int step = 0; step < 2; ++step) {
            plan::alert alert = test::an_alert(b.episode, name);
            alert.step = step;
            b.put(alert);
        }
    using names = std::vector<std::string>;
    CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "", 2) == names{"A", "B"});
    CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "B", 2) == names{"C", "a"});
    CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "a", 2).empty());
}

TEST_CASE("who has nothing but what can wait has no message of it until everybody is asked") {
    bench b;
    CHECK(store::held_back_for(b.db, day("2000-01-01"), day("2100-01-01")).empty());
    b.put(test::an_alert(b.episode, "Urgent"));
    plan::alert alert = test::an_alert(b.episode, "Patient");
    alert.waits = true;
    b.put(alert);
    alert.principal = alert.recipient = "Urgent";
    alert.step = 1;
    b.put(alert);
    using names = std::vector<std::string>;
    CHECK(store::recipients_waiting(b.db, store::hearing::urgent, "", 9) == names{"Urgent"});
    CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "", 9) ==
          names{"Patient", "Urgent"});
    CHECK(test::waiting_alerts(b.db, "Urgent").size() == 2);
    CHECK(test::waiting_alerts(b.db, "Patient").at(0).alert.waits);
    CHECK(store::held_back_for(b.db, day("2018-12-05"), day("2018-12-06")) ==
          names{"Patient", "Urgent"});
    CHECK(store::held_back_for(b.db, day("2018-12-04"), day("2018-12-05")).empty());
    CHECK(store::held_back_for(b.db, day("2018-12-06"), day("2018-12-07")).empty());

    const auto message = store::insert_message(b.db, test::a_message("k"));
    for (const char* name : {"Urgent", "Patient"})
        for (const store::waiting_alert& each : test::waiting_alerts(b.db, name))
            store::put_into_message(b.db, name, std::array{each.alert.id}, *message);
    CHECK(store::held_back_for(b.db, day("2000-01-01"), day("2100-01-01")).empty());
}

TEST_CASE("what is released makes a message, of this person alone") {
    bench b;
    for (const char* name : {"A", "B"}) {
        plan::alert alert = test::an_alert(b.episode, name);
        alert.waits = true;
        b.put(alert);
    }
    using names = std::vector<std::string>;
    store::release_held_back(b.db, "A");
    CHECK(store::recipients_waiting(b.db, store::hearing::urgent, "", 9) == names{"A"});
    CHECK(store::held_back_for(b.db, day("2018-12-05"), day("2018-12-06")) == names{"B"});
}

TEST_CASE("only those wait who are to be told and whom no message holds yet") {
    bench b;
    const plan::alert told = test::an_alert(b.episode, "Told");
    b.put(told);
    b.put(test::an_alert(b.episode, "Waiting"));
    plan::alert alert = test::an_alert(b.episode, "Passed");
    alert.disposition = plan::disposition::passed;
    b.put(alert);
    alert = test::an_alert(b.episode, "Knows");
    alert.disposition = plan::disposition::already_told;
    b.put(alert);
    const auto message = store::insert_message(b.db, test::a_message("k"));
    REQUIRE(message);
    store::put_into_message(
        b.db, "Told", std::array{test::waiting_alerts(b.db, "Told").at(0).alert.id}, *message);
    CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "", 9) ==
          std::vector<std::string>{"Waiting"});
    CHECK(b.waiting("Waiting") == "Waiting ");
    for (const char* name : {"Told", "Passed", "Knows", "Nobody"})
        CHECK(b.waiting(name).empty());
}

TEST_CASE("a deputy waits with the alerts of several principals, oldest first") {
    bench b;
    for (const char* principal : {"Z", "A"}) {
        plan::alert alert = test::an_alert(b.episode, "Deputy");
        alert.principal = principal;
        b.put(alert);
    }
    CHECK(b.waiting("Deputy") == "Z A ");
}

TEST_CASE("who has nothing that waits of a round is not asked for with it") {
    bench b;
    b.put(test::an_alert(b.episode, "Before"));
    const plan::round_id next = test::stored_round(b.db, 1);
    plan::alert alert = test::an_alert(b.episode, "Now");
    (void)store::insert_alert(b.db, alert, next, today);
    alert = test::an_alert(b.episode, "Patient");
    alert.waits = true;
    (void)store::insert_alert(b.db, alert, next, today);
    CHECK(store::recipients_of_round(b.db, next, "", 9) == std::vector<std::string>{"Now"});
}

TEST_CASE("places come as they were decided, in one order, however many are asked for at once") {
    bench b;
    std::vector<plan::waiting_place> put;
    for (const std::int64_t subject : {8, 9}) {
        const plan::episode_id episode = test::stored_episode(b.db, subject);
        for (const int step : {2, 1}) {
            plan::alert alert = test::an_alert(episode, "Owner");
            alert.step = step;
            alert.waits = subject == 8 && step == 2;
            alert.place = std::int64_t{10} * step;
            put.push_back({b.put(alert), episode, b.round, alert.place, alert.waits});
        }
    }
    const std::vector<plan::waiting_place> ordered{put[1], put[3], put[2], put[0]};
    for (const int most : {1, 2, 3, 9}) {
        CAPTURE(most);
        std::vector<plan::waiting_place> read;
        for (std::optional<plan::waiting_place> after; read.size() < 9;) {
            const auto page = store::waiting_places(b.db, "Owner", after, most);
            if (page.empty())
                break;
            CHECK(std::ssize(page) <= most);
            read.insert(read.end(), page.begin(), page.end());
            after = read.back();
        }
        CHECK(read == ordered);
    }
}

TEST_CASE("alerts of an open item that vanishes pause, held by a message or not") {
    bench b;
    plan::item item = test::a_milestone().owned_by("Owner");
    item.id = store::insert_item(b.db, item, "a");
    const plan::episode_id episode = test::stored_episode(b.db, item.id.value);
    b.put(test::an_alert(episode, "Owner"));
    const auto held = b.put(test::an_alert(episode, "Sponsor"));
    const auto message = store::insert_message(b.db, test::a_message("k")).value();
    store::put_into_message(b.db, "Sponsor", std::array{held}, message);
    b.put(test::an_alert(b.episode, "Other"));
    item.vanished_on = today;
    SUBCASE("open") {
        store::update_item(b.db, item);
        CHECK(b.waiting("Owner").empty());
        CHECK(store::recipients_waiting(b.db, store::hearing::everybody, "", 9) ==
              std::vector<std::string>{"Other"});
        item.vanished_on.reset();
        store::update_item(b.db, item);
        CHECK(b.waiting("Owner") == "Owner ");
    }
    SUBCASE("closed") {
        item.closed = true;
        store::update_item(b.db, item);
        CHECK(b.waiting("Owner") == "Owner ");
    }
}
