#include "daemon/rounds/compose.hpp"

#include "tests/rounds/late_programme.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using test::a_milestone;
using test::at;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;
using programme = test::late_programme;

TEST_CASE("everything for one person in one round is one message") {
    programme of;
    of.late("a");
    of.late("b", "Legal manager");
    of.put(a_milestone().titled("c").in("WS1 Legal").owned_by("Owner").baseline(day("2018-12-12")));
    of.put(a_milestone().titled("d").in("WS1 Legal").owned_by("Owner").baseline(day("2018-11-28")));
    const auto told = of.hold("2018-12-05");
    CHECK(told_lines(told) ==
          strings{"Legal manager: d@5 b@1", "Legal sponsor: d@5", "Owner: d@5 a@1 c@-5"});
    CHECK(told[0].model.kind == plan::message_kind::escalation);
    CHECK(told[2].model.kind == plan::message_kind::reminder);
    // What is in the outbox is what was told of.
    for (const rounds::composed_message& each : told) {
        const auto row = of.newest_to(each.message.person);
        CHECK(row.key == each.message.key);
        CHECK(plan::message_from_json(row.model) == each.model);
        CHECK(row.kind == plan::to_text(each.model.kind));
        CHECK(row.channel == "file");
        CHECK(row.destination == "file");
        CHECK(row.address == "person@council.example");
        CHECK(row.next_attempt_at == at("2018-12-05"));
    }
}

TEST_CASE("a message says of which day it is and on which plan it rests") {
    programme of;
    of.late("a");
    SUBCASE("without an import") {
        CHECK_FALSE(of.hold("2018-12-05").front().model.plan_as_of);
    }
    SUBCASE("with one") {
        of.import_as_of(day("2018-12-01"));
        of.import_as_of(day("2018-12-04"));
        const auto model = of.hold("2018-12-05").front().model;
        CHECK(model.plan_as_of == day("2018-12-04"));
        CHECK(model.today == day("2018-12-05"));
        CHECK(model.programme == "Example programme");
        CHECK(model.person == "Owner");
    }
}

TEST_CASE("a deputy hears in the place of somebody who is away, for whom and why") {
    programme of;
    of.put(test::a_person("Owner", "Legal manager"));
    of.late("a");
    of.away("Owner", day("2018-12-05"), day("2018-12-05"));
    const auto told = of.hold("2018-12-05");
    CHECK(told_lines(told) == strings{"Legal manager: a@1"});
    CHECK(told.front().model.items.front().principal == "Owner");
    CHECK_FALSE(told.front().model.items.front().stand_in_reason.empty());
    // Back the next day: the second step is the owner's own, and the manager's in their own right.
    const auto next = of.hold("2018-12-06");
    CHECK(told_lines(next) == strings{"Legal manager: a@2", "Owner: a@2"});
    for (const auto& each : next)
        CHECK(each.model.items.front().principal.empty());
}

TEST_CASE("what nobody can be found for goes to the programme office, with the reason") {
    programme of;
    of.put(a_milestone()
               .titled("a")
               .in("WS1 Legal")
               .owned_by("A stranger")
               .baseline(day("2018-12-04")));
    of.put(a_milestone().titled("b").in("WS9 Unknown").baseline(day("2018-12-04")));
    const auto told = of.hold("2018-12-05");
    const auto office = std::ranges::find(told, "Programme office",
                                          [](const auto& each) { return each.message.person; });
    REQUIRE(office != told.end());
    strings reasons;
    for (const plan::message_item& item : office->model.items)
        reasons.push_back(item.title + ": " + item.stand_in_reason);
    CHECK(std::ranges::any_of(reasons, [](const std::string& text) {
        return text.find("A stranger") != std::string::npos;
    }));
    for (const auto& each : told)
        CHECK(each.message.person != "A stranger");
}

TEST_CASE("an office that cannot be reached keeps its alerts until it can") {
    programme of;
    plan::person office = test::a_person("Programme office");
    office.email.clear();
    of.put(office);
    of.put(a_milestone().titled("a").baseline(day("2018-12-12")).owned_by("A stranger"));
    CHECK(told_lines(of.hold("2018-12-05")) == strings{});
    CHECK(store::recipients_waiting(of.db, store::hearing::everybody, "", 10) ==
          strings{"Programme office"});
    office.email = "office@council.example";
    of.put(office);
    CHECK(told_lines(of.hold("2018-12-06")) == strings{"Programme office: a@-5 a@0"});
}

TEST_CASE("an office that is no contact is reached by the channel its settings name") {
    programme of;
    of.settings.routing.roles.programme_office = "PMO desk";
    of.settings.channels.push_back({"hook", "webhook:hook", false});
    of.put(a_milestone().titled("a").baseline(day("2018-12-12")).owned_by("A stranger"));
    CHECK(told_lines(of.hold("2018-12-05")) == strings{});
    of.settings.people = {{"pmo DESK", {"file", "hook"}, {}}};
    const auto told = of.hold("2018-12-06");
    CHECK(told_lines(told) == strings{"PMO desk: a@-5 a@0"});
    CHECK(told.front().message.channel == "hook");
    CHECK(told.front().message.address.empty());
}

TEST_CASE("what has no room in a message is counted, and comes first in the next") {
    programme of;
    of.settings.routing.bundle.lines_in_message = 2;
    for (const char* title : {"a", "b", "c", "d", "e"})
        of.late(title);
    const auto first = of.hold_and_send("2018-12-05");
    CHECK(told_lines(first) == strings{"Owner: a@1 b@1"});
    CHECK(first.front().model.more_items == 3);
    const auto second = of.hold_and_send("2018-12-06");
    CHECK(told_lines(second).back() == "Owner: c@2 d@2");
    const auto third = of.hold_and_send("2018-12-07");
    CHECK(told_lines(third).back() == "Owner: a@2 e@2");
    CHECK(third.back().model.more_items == 1);
    CHECK(told_lines(of.hold_and_send("2018-12-10")) ==
          strings{"Legal manager: e@2", "Owner: b@2", "Programme office: list"});
}

TEST_CASE("a round's message to a person is made once, however often the chunk is run") {
    programme of;
    of.late("a");
    const auto in = of.evaluated("2018-12-05");
    const auto now = at("2018-12-05");
    CHECK(rounds::compose_chunk(of.db, *in, of.kept, now, "", 10, {}).messages.size() == 1);
    CHECK(rounds::compose_chunk(of.db, *in, of.kept, now, "", 10, {}).messages.empty());
    of.late("b");
    (void)rounds::evaluate_chunk(of.db, *in, of.kept, 10);
    CHECK(rounds::compose_chunk(of.db, *in, of.kept, now, "", 10, {}).messages.empty());
    CHECK(store::recipients_waiting(of.db, store::hearing::everybody, "", 10) == strings{"Owner"});
    CHECK(store::count_outbox(of.db).pending == 1);
}

TEST_CASE("as many messages are made claimed as the dispatcher's window has room for") {
    programme of;
    of.late("a");
    of.late("b", "Legal manager");
    of.late("c", "Legal sponsor");
    const auto in = of.evaluated("2018-12-05");
    const auto made =
        rounds::compose_chunk(of.db, *in, of.kept, at("2018-12-05"), "", 10, {{"file", 2}});
    REQUIRE(made.claimed.at("file").size() == 2);
    CHECK(made.claimed.at("file").front().person == "Legal manager");
    CHECK(store::count_outbox(of.db).claimed == 2);
    CHECK(store::count_outbox(of.db).pending == 1);
}

TEST_CASE("a message in its reader's quiet hours is neither claimed nor due before they end") {
    programme of;
    of.settings.people = {{"Owner", {}, rounds::quiet_hours{7h, 10h}}};
    of.late("a");
    const auto in = of.evaluated("2018-12-05");
    const auto made =
        rounds::compose_chunk(of.db, *in, of.kept, at("2018-12-05"), "", 10, {{"file", 9}});
    CHECK(made.claimed.empty());
    const auto row = of.newest_to("Owner");
    CHECK(row.state == plan::outbox_state::pending);
    CHECK(row.next_attempt_at == at("2018-12-05", 10h));
    CHECK(row.created == at("2018-12-05"));
}

TEST_CASE("a person's own channel carries the message, and another is another key") {
    programme of;
    of.late("a");
    auto copy = of.db.private_copy();
    const auto plain = of.hold("2018-12-05");
    of.db = std::move(copy);
    of.settings.channels.push_back({"hook", "webhook:hook", false});
    of.settings.people = {{"Owner", {"hook"}, {}}};
    const auto told = of.hold("2018-12-05");
    REQUIRE(told.size() == 1);
    CHECK(told.front().message.channel == "hook");
    CHECK(told.front().message.destination == "webhook:hook");
    CHECK(told.front().message.key != plain.front().message.key);
}

TEST_CASE("what can wait goes with its reader's next message, and alone once a week") {
    struct row {
        const char* name;
        const char* due_on; ///< of something else of the owner's; may be empty
        std::vector<const char*> rounds;
        strings told; ///< on each of them, to the owner
    };
    // 5 December 2018 is a Wednesday, the 25th and 26th are bank holidays.
    const row rows[] = {
        {"nothing else is said", "", {"2018-12-05", "2018-12-06", "2018-12-07"}, {"", "", ""}},
        {"the next week begins",
         "",
         {"2018-12-05", "2018-12-10", "2018-12-11"},
         {"", "Owner: undated@0", ""}},
        {"the round that begins the week was missed",
         "",
         {"2018-12-05", "2018-12-11"},
         {"", "Owner: undated@0"}},
        {"something else is due",
         "2018-12-05",
         {"2018-12-05", "2018-12-06", "2018-12-10"},
         {"Owner: late@0 undated@0", "Owner: late@1", "Owner: late@2"}},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        programme of;
        of.settings.routing.ladders.no_date = {{{0, {plan::role::owner}}}, {}, false, false, true};
        of.put(a_milestone().titled("undated").in("WS1 Legal").owned_by("Owner"));
        strings told;
        for (const char* on : each.rounds) {
            if (*each.due_on != 0 && on == each.rounds.front())
                of.put(a_milestone()
                           .titled("late")
                           .in("WS1 Legal")
                           .owned_by("Owner")
                           .baseline(day(each.due_on)));
            std::string line;
            for (const std::string& one : told_lines(of.hold_and_send(on)))
                if (one.starts_with("Owner"))
                    line = one;
            told.push_back(line);
        }
        CHECK(told == each.told);
    }
}

TEST_CASE("what is left over of an item that has vanished waits until it is back") {
    programme of;
    of.settings.routing.bundle.lines_in_message = 1;
    (void)of.late("a");
    plan::item b = of.late("b");
    CHECK(told_lines(of.hold_and_send("2018-12-05")) == strings{"Owner: a@1"});
    b.vanished_on = day("2018-12-05");
    SUBCASE("not closed: its alerts pause") {
        of.change(b);
        CHECK(told_lines(of.hold_and_send("2018-12-06")) ==
              strings{"Legal manager: a@2", "Owner: a@2"});
        CHECK(told_lines(of.hold_and_send("2018-12-07")) == strings{});
        b.vanished_on.reset();
        of.change(b);
        const auto told = told_lines(of.hold_and_send("2018-12-10"));
        CHECK(std::ranges::find(told, "Owner: b@2") != told.end());
    }
    SUBCASE("closed: it is over, and nothing waits") {
        b.closed = true;
        of.change(b);
        CHECK(told_lines(of.hold_and_send("2018-12-06")) ==
              strings{"Legal manager: a@2", "Owner: a@2"});
        CHECK(test::waiting_alerts(of.db, "Owner").empty());
    }
}

TEST_CASE("on its day what has waited goes in before what is newer, however little room there is") {
    programme of;
    of.settings.routing.bundle.lines_in_message = 1;
    of.settings.routing.ladders.no_date = {{{0, {plan::role::owner}}}, {}, false, false, true};
    of.put(a_milestone().titled("undated").in("WS1 Legal").owned_by("Owner"));
    CHECK(told_lines(of.hold_and_send("2018-12-05")).empty());
    of.put(
        a_milestone().titled("late").in("WS1 Legal").owned_by("Owner").baseline(day("2018-12-07")));
    const auto told = of.hold_and_send("2018-12-10");
    CHECK(told_lines(told) == strings{"Owner: undated@0", "Programme office: list"});
    CHECK(told.at(0).model.more_items == 1);
    const strings next = told_lines(of.hold_and_send("2018-12-11"));
    CHECK(std::ranges::any_of(
        next, [](const std::string& one) { return one.starts_with("Owner: late@"); }));
}

TEST_CASE(
    "a line that has climbed to whoever its reader stands in for stands with the escalations") {
    programme of;
    plan::person manager = test::a_person("Legal manager");
    manager.deputy = "Owner";
    of.put(manager);
    of.away("Legal manager", day("2018-12-01"), day("2018-12-31"));
    of.put(a_milestone().titled("own").owned_by("Owner").baseline(day("2018-11-27")));
    of.put(a_milestone()
               .titled("climbed")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-11-28")));
    for (const rounds::composed_message& each : of.hold("2018-12-05")) {
        if (each.message.person != "Owner")
            continue;
        REQUIRE(each.model.items.size() == 2);
        CHECK(each.model.kind == plan::message_kind::escalation);
        CHECK(each.model.items[0].title == "climbed");
        CHECK(each.model.items[1].title == "own");
    }
}

TEST_CASE("a list that is another office's now lets nothing else out before its reader's day") {
    programme of;
    auto& reader = of.settings.people.emplace_back();
    reader.name = "Programme office";
    reader.reminded = rounds::reminders::weekly;
    reader.weekly_on = std::chrono::Wednesday;
    (void)of.hold_and_send("2018-12-05");
    of.put(a_milestone()
               .titled("promised")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-11-01"))
               .forecast(day("2019-03-01")));
    const auto told_to_office = [&of](std::string_view on) {
        strings lines = told_lines(of.hold_and_send(on));
        std::erase_if(lines,
                      [](const std::string& one) { return !one.starts_with("Programme office"); });
        return lines;
    };
    CHECK(told_to_office("2018-12-10").empty());
    of.settings.routing.roles.programme_office = "Legal sponsor";
    CHECK(told_to_office("2018-12-12").empty());
    of.put(a_milestone().titled("asked").owned_by("Programme office").baseline(day("2018-12-21")));
    CHECK(told_to_office("2018-12-14").empty());
    CHECK(told_to_office("2018-12-19") == strings{"Programme office: asked@-5"});
}
