#include "daemon/rounds/compose.hpp"

#include "daemon/store/contacts.hpp"
#include "daemon/store/people.hpp"
#include "tests/rounds/late_programme.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

struct programme_left : test::late_programme {
    void leave(std::string_view name) {
        store::transaction all(db);
        for (const plan::person& who : store::people(db)) {
            if (who.name != name)
                continue;
            store::forget_waiting(db, who.name);
            store::remove_person(db, who.id);
        }
        all.commit();
    }
};

bool is_to(const std::string& line, std::string_view person) {
    return line.starts_with(std::string(person) + ":");
}

} // namespace

TEST_CASE("what is decided for an owner who leaves is told to the office") {
    programme_left of;
    (void)of.late("Go live");
    const auto in = of.evaluated("2018-12-05"); // decided, and no message made
    REQUIRE(test::waiting_alerts(of.db, "Owner").size() == 1);
    of.leave("Owner");
    CHECK(test::waiting_alerts(of.db, "Owner").empty());
    const auto messages = of.hold_and_send("2018-12-05"); // goes on with it
    const auto lines = told_lines(messages);
    CHECK(std::ranges::none_of(lines, [](const auto& each) { return is_to(each, "Owner"); }));
    const auto office = std::ranges::find_if(
        messages, [](const auto& each) { return each.message.person == "Programme office"; });
    REQUIRE(office != messages.end());
    CHECK(office->model.items.front().title == "Go live");
}

TEST_CASE("what a deputy who leaves was to be told goes to whoever is to be told now") {
    programme_left of;
    plan::person owner = test::a_person("Owner");
    owner.deputy = "Legal manager";
    of.put(owner);
    of.away("Owner", day("2018-12-01"), day("2018-12-05"));
    (void)of.late("Go live");
    const auto in = of.evaluated("2018-12-05");
    REQUIRE(test::waiting_alerts(of.db, "Legal manager").size() == 1);
    of.leave("Legal manager");
    // The round goes on, and nobody stands in any more; the day after the owner is back.
    CHECK(told_lines(of.hold_and_send("2018-12-05")) == strings{"Programme office: Go live@1"});
    const auto lines = told_lines(of.hold_and_send("2018-12-06"));
    CHECK(std::ranges::count(lines, "Owner: Go live@2") == 1);
    CHECK(
        std::ranges::none_of(lines, [](const auto& each) { return is_to(each, "Legal manager"); }));
}

TEST_CASE("that something is over is told to nobody who left") {
    programme_left of;
    plan::item item = of.late("Go live");
    for (const char* each : {"2018-12-05", "2018-12-06", "2018-12-07", "2018-12-10", "2018-12-11"})
        (void)of.hold_and_send(each); // the sponsor's step is the fifth
    REQUIRE(of.newest_to("Legal sponsor").id.value != 0);
    of.leave("Legal sponsor");
    item.closed = true;
    of.change(item);
    CHECK(told_lines(of.hold_and_send("2018-12-12")) == strings{"Legal manager: Go live@over"});
}

TEST_CASE("what a round under way decides for one who left is forgotten, and decided anew") {
    programme_left of;
    (void)of.late("Go live");
    const auto in = of.evaluated("2018-12-05");
    {
        // The import was between its last two chunks.
        store::transaction all(of.db);
        store::remove_person(of.db, store::people(of.db).front().id);
        all.commit();
    }
    REQUIRE(test::waiting_alerts(of.db, "Owner").size() == 1);
    const auto lines = told_lines(of.hold_and_send("2018-12-05"));
    CHECK(std::ranges::none_of(lines, [](const auto& each) { return is_to(each, "Owner"); }));
    CHECK(std::ranges::any_of(told_lines(of.hold_and_send("2018-12-06")),
                              [](const auto& each) { return is_to(each, "Programme office"); }));
    CHECK(test::waiting_alerts(of.db, "Owner").empty());
}

TEST_CASE("what the office is to be told waits for it, contact or not") {
    programme_left of;
    (void)of.late("Go live");
    const auto in = of.evaluated("2018-12-05");
    of.leave("Programme office");
    CHECK(of.scope_on("2018-12-06")->known->directory.can_hear("Programme office"));
    CHECK_FALSE(of.scope_on("2018-12-07")->known->directory.can_hear("Owner's deputy"));
}

TEST_CASE("a message to one who left while it was made is not sent after the next round") {
    programme_left of;
    (void)of.late("Go live");
    (void)of.hold("2018-12-05");
    const auto id = of.newest_to("Owner").id;
    {
        store::transaction all(of.db);
        store::remove_person(of.db, store::people(of.db).front().id);
        all.commit();
    }
    (void)of.hold("2018-12-06");
    CHECK(store::find_message(of.db, id)->state == plan::outbox_state::cancelled);
}
