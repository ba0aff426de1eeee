#include "daemon/store/contacts.hpp"

#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::outbox_state;
using test::half_past_eight;

namespace {

plan::person_id put(store::session& db, const char* name) {
    plan::person who;
    who.name = name;
    store::put_person(db, who);
    return store::people(db).back().id;
}

/// An item with an episode, of which the leaver and somebody else are to be told.
struct bench {
    bench() {
        item = store::insert_item(db, test::a_milestone().titled("a"), "a");
        store::set_wakes(db, std::vector<store::wake>{{item, std::nullopt}});
        episode = test::stored_episode(db, item.value);
        alert("Leaver");
        alert("Other");
    }

    void alert(const char* recipient) {
        store::insert_alert(db, test::an_alert(episode, recipient), round, test::day("2018-12-05"));
    }
    void put_into_message() {
        store::new_message to_leaver = test::a_message("key");
        to_leaver.person = "Leaver";
        message = store::insert_message(db, to_leaver).value();
        for (const store::waiting_alert& waiting : test::waiting_alerts(db, "Leaver"))
            store::put_into_message(db, "Leaver", std::array{waiting.alert.id}, message);
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
    [[nodiscard]] bool is_awake() {
        return !store::items_to_wake(db, test::day("2018-12-05"), 9).empty();
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::round_id round = test::stored_round(db);
    plan::item_id item;
    plan::episode_id episode;
    plan::outbox_id message;
};

} // namespace

TEST_CASE("whose contacts name somebody comes back, and of others nobody knows") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto jo = put(db, "Jo");
    const auto sam = put(db, "Sam");
    store::set_programmes_of_contact(db, sam, {"", "Harbour"});
    CHECK(store::programmes_of_contacts_in(db) ==
          store::programmes_of_contacts{{sam.value, {"", "Harbour"}}});
    store::set_programmes_of_contact(db, sam, {"Harbour"});
    store::set_programmes_of_contact(db, jo, {""});
    CHECK(store::programmes_of_contacts_in(db) ==
          store::programmes_of_contacts{{jo.value, {""}}, {sam.value, {"Harbour"}}});
}

TEST_CASE("who is removed is no contact, and those who look at people see that they changed") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto sam = put(db, "Sam");
    store::set_programmes_of_contact(db, sam, {""});
    const auto version = store::people_version(db);
    store::remove_person(db, sam);
    CHECK(store::people(db).empty());
    CHECK(store::programmes_of_contacts_in(db).empty());
    CHECK(store::people_version(db) != version);
}

TEST_CASE("what waits for a recipient is forgotten, and its item is looked at again") {
    bench b;
    CHECK_FALSE(b.is_awake());
    store::forget_waiting(b.db, "Leaver");
    REQUIRE(store::alerts_of(b.db, b.episode).size() == 1);
    CHECK(store::alerts_of(b.db, b.episode)[0].recipient == "Other");
    CHECK(b.is_awake());
    CHECK(store::items_just_woken(b.db, 9).empty());
}

TEST_CASE("an item that an import has changed is still looked at at once") {
    bench b;
    const auto item = store::find_item(b.db, b.item).value();
    store::update_item(b.db, item);
    store::forget_waiting(b.db, "Leaver");
    CHECK(store::items_just_woken(b.db, 9).size() == 1);
}

TEST_CASE(
    "a message that nobody has taken is cancelled, and forgotten unless it may have arrived") {
    struct row {
        const char* name;
        std::optional<outbox_state> state; ///< none: it was never tried
        bool may_be_copy;
        outbox_state after;
        bool is_forgotten;
    };
    const row rows[] = {
        {"pending", std::nullopt, false, outbox_state::cancelled, true},
        {"deferred", outbox_state::deferred, false, outbox_state::cancelled, true},
        {"may be there", outbox_state::deferred, true, outbox_state::cancelled, false},
        {"sent", outbox_state::accepted, false, outbox_state::accepted, false},
        {"dead", outbox_state::dead, false, outbox_state::dead, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        bench b;
        b.put_into_message();
        if (r.state)
            b.settle(*r.state, r.may_be_copy);
        store::forget_waiting(b.db, "Leaver");
        CHECK(store::find_message(b.db, b.message)->state == r.after);
        CHECK(store::alerts_of(b.db, b.episode).size() == (r.is_forgotten ? 1 : 2));
        CHECK(b.is_awake() == r.is_forgotten);
    }
}

TEST_CASE("what is being sent is sent") {
    bench b;
    b.put_into_message();
    REQUIRE(store::claim_due(b.db, "relay", half_past_eight, 1).size() == 1);
    store::forget_waiting(b.db, "Leaver");
    CHECK(store::find_message(b.db, b.message)->state == outbox_state::claimed);
    CHECK(store::alerts_of(b.db, b.episode).size() == 2);
}

TEST_CASE("the owners of what is open are counted by those who own together") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    (void)store::insert_item(db, test::a_milestone().titled("a").owned_by("Jo"), "a");
    (void)store::insert_item(db, test::a_milestone().titled("b").owned_by("Jo"), "b");
    plan::item shared = test::a_milestone().titled("c");
    shared.owners = {"Jo", "Sam"};
    (void)store::insert_item(db, shared, "c");
    plan::item done = test::a_milestone().titled("d").owned_by("Sam");
    done.closed = true;
    (void)store::insert_item(db, done, "d");
    plan::item gone = test::a_milestone().titled("e").owned_by("Sam");
    gone.vanished_on = test::day("2018-12-05");
    (void)store::insert_item(db, gone, "e");
    (void)store::insert_item(db, test::a_milestone().titled("f"), "f");
    std::map<std::vector<std::string>, int> found;
    store::visit_open_owners(db, [&](const auto& names, int items) { found[names] = items; });
    CHECK(found == std::map<std::vector<std::string>, int>{{{"Jo"}, 2}, {{"Jo", "Sam"}, 1}});
}
