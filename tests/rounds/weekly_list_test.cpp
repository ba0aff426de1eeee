#include "daemon/rounds/weekly_list.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::list_topic;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// A programme whose plan always has something to list: a milestone that was promised for November.
struct programme : test::programme_store {
    programme() {
        import_as_of(day("2018-12-03"));
        stays = put(a_milestone()
                        .titled("Late")
                        .in("WS1 Legal")
                        .baseline(day("2018-11-30"))
                        .owned_by("Owner"));
    }

    /// The list in the office's message of this day's round; none is an empty list.
    plan::weekly_list list_on(std::string_view iso_day) {
        for (const auto& each : hold_and_send(iso_day)) {
            if (each.model.list)
                return *each.model.list;
        }
        return {};
    }
    bool is_listed_on(std::string_view iso_day) {
        bool is_listed = false;
        for (const auto& each : hold_and_send(iso_day)) {
            if (each.model.list) {
                CHECK(each.message.person == "Programme office");
                is_listed = true;
            }
        }
        return is_listed;
    }
    void change_baseline(const plan::item& of, std::string from, std::string to) {
        const std::int64_t import = import_as_of(day("2018-12-03"));
        store::transaction all(db);
        store::field_change change;
        change.item = of.id;
        change.field = "baseline";
        change.old_value = std::move(from);
        change.new_value = std::move(to);
        change.as_of = day("2018-12-03");
        store::insert_change(db, import, change);
        all.commit();
    }
    void miss(std::string_view iso_day) {
        store::transaction all(db);
        store::record_missed(db, "daily", test::at(iso_day));
        all.commit();
    }
    /// A message that has died.
    void kill_one(const std::string& person) {
        store::transaction all(db);
        store::new_message message;
        message.key = "dead to " + person;
        message.person = person;
        message.channel = "email";
        message.destination = "relay";
        message.claimed = true;
        message.created = test::at("2018-12-03");
        message.model = plan::to_json(plan::message{});
        store::settlement end;
        end.id = *store::insert_message(db, message);
        end.state = plan::outbox_state::dead;
        end.attempts = 9;
        end.outcome = {
            plan::verdict::refused, plan::failure::recipient, "550 no such user", {}, {}};
        REQUIRE(store::settle(db, end));
        all.commit();
    }

    plan::item stays;
};

/// `ref title: text` of each entry of a topic.
strings entries(const plan::weekly_list& list, list_topic of) {
    strings out;
    for (const plan::list_section& section : list.sections) {
        if (section.topic != of)
            continue;
        CHECK_FALSE(section.entries.empty());
        for (const plan::list_entry& entry : section.entries)
            out.push_back(entry.title + ": " + entry.text);
    }
    return out;
}

} // namespace

TEST_CASE("the list comes on the first working day of a week and not again in it") {
    programme of;
    const std::pair<const char*, bool> days[] = {
        {"2018-12-03", true}, // a Monday
        {"2018-12-04", false}, {"2018-12-07", false}, {"2018-12-10", true},  {"2018-12-11", false},
        {"2018-12-17", true},  {"2018-12-24", true},  {"2018-12-27", false}, {"2018-12-31", true},
        {"2019-01-02", false}, {"2019-01-07", true},
    };
    for (const auto& [on, expected] : days) {
        CAPTURE(on);
        CHECK(of.is_listed_on(on) == expected);
    }
}

TEST_CASE("where Monday is a bank holiday the list comes on Tuesday") {
    programme of;
    CHECK(of.is_listed_on("2019-04-15"));
    // A round that is held on Easter Monday all the same has none.
    CHECK_FALSE(of.is_listed_on("2019-04-22"));
    CHECK(of.is_listed_on("2019-04-23"));
    CHECK_FALSE(of.is_listed_on("2019-04-24"));
    CHECK(of.is_listed_on("2019-04-29"));
    CHECK(of.is_listed_on("2019-05-07"));
}

TEST_CASE("a week whose Monday had no round has its list in the first round that it has") {
    programme of;
    CHECK(of.is_listed_on("2018-12-05"));
    CHECK_FALSE(of.is_listed_on("2018-12-06"));
}

TEST_CASE("an empty list is not sent, unless nobody has brought the plan up to date for a week") {
    test::programme_store of;
    of.put(a_milestone()
               .titled("Ahead")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2019-06-28")));
    CHECK(told_lines(of.hold_and_send("2018-12-03")) == strings{});
    of.import_as_of(day("2018-12-04"));
    CHECK(told_lines(of.hold_and_send("2018-12-10")) == strings{});
    CHECK(told_lines(of.hold_and_send("2018-12-17")) == strings{"Programme office: list"});
    // Decided once a week: what comes up on Tuesday waits for Monday.
    of.import_as_of(day("2018-12-24"));
    CHECK(told_lines(of.hold_and_send("2018-12-24")) == strings{});
    of.put(a_milestone().titled("Late").in("WS1 Legal").closed());
    of.put(a_milestone()
               .titled("Asked")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2019-06-28"))
               .asked_about("score", "99"));
    CHECK(told_lines(of.hold_and_send("2018-12-27")) == strings{"Programme office: Asked@0"});
    CHECK(told_lines(of.hold_and_send("2018-12-31")) == strings{"Programme office: list"});
}

TEST_CASE("the list has everything that the office should ask or know") {
    programme of;
    plan::item moved = a_milestone()
                           .titled("Moved")
                           .in("WS1 Legal")
                           .owned_by("Owner")
                           .baseline(day("2018-10-31"))
                           .forecast(day("2019-06-28"));
    moved.recasts = 2;
    of.put(moved);
    moved.title = "Moved once";
    moved.recasts = 1;
    moved.forecast = test::to_be_confirmed("tbc");
    of.put(moved);
    moved.title = "Unread";
    moved.recasts = 0;
    moved.forecast = test::unreadable("Dec 19");
    of.put(moved);
    of.put(a_milestone()
               .titled("Gone")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-10-31"))
               .vanished(day("2018-11-28")));
    of.put(a_milestone()
               .titled("Asked")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2019-06-28"))
               .asked_about("score", "99"));
    of.put(a_milestone()
               .titled("Done")
               .in("WS1 Legal")
               .baseline(day("2018-10-31"))
               .asked_about("score", "98")
               .closed());
    of.put(a_milestone()
               .titled("Due today")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-12-03")));
    of.miss("2018-11-29");
    of.kill_one("Owner");

    const auto list = of.list_on("2018-12-03");
    // The message asks it above its list.
    CHECK(entries(list, list_topic::questions) == strings{});
    CHECK(entries(list, list_topic::vanished) ==
          strings{"Gone: not in the plan since 28 November 2018: done, dropped or renamed?"});
    CHECK(entries(list, list_topic::past_baseline) ==
          strings{"Late: baseline 30 November 2018, no target",
                  "Moved: baseline 31 October 2018, target 28 June 2019, re-cast 2 times",
                  "Moved once: baseline 31 October 2018, target to be confirmed, re-cast once",
                  "Unread: baseline 31 October 2018, target 'Dec 19', which could not be read"});
    CHECK(entries(list, list_topic::missed_rounds) ==
          strings{"daily round: not held on Thursday 29 November 2018"});
    CHECK(entries(list, list_topic::dead_messages) ==
          strings{"message 1 to Owner: by email, refused: recipient: 550 no such user"});
    CHECK(list.days_since_import == 0);
}

TEST_CASE("a line of the list says what kind of item it is about") {
    programme of;
    plan::item risk = test::a_risk().titled("Late too").in("WS1 Legal").owned_by("Owner");
    risk.baseline = test::on(day("2018-10-31"));
    risk.ref = "18";
    of.put(risk);
    of.kill_one("Owner");
    std::vector<std::string> kinds;
    for (const plan::list_section& section : of.list_on("2018-12-03").sections)
        for (const plan::list_entry& entry : section.entries)
            kinds.push_back((entry.kind ? std::string(plan::to_text(*entry.kind)) : "none") + " " +
                            entry.title);
    CHECK(kinds == strings{"milestone Late", "risk Late too", "none message 1 to Owner"});
}

TEST_CASE("the list leaves out the questions that its own message asks above it") {
    programme of;
    of.settings.routing.bundle.lines_in_message = 1;
    plan::item asked =
        a_milestone().titled("First").in("WS1 Legal").owned_by("Owner").baseline(day("2019-06-28"));
    asked.questions = {{"score", "99", "not understood", {}}};
    of.put(asked);
    asked.title = "Second";
    asked.questions.push_back(
        {"forecast", "Dec 19", "19 December or December 2019?", {"risks.csv", "", 7, "Date Due"}});
    of.put(asked);
    const auto sent = of.hold_and_send("2018-12-03");
    const auto office = std::ranges::find_if(
        sent, [](const auto& each) -> bool { return each.message.person == "Programme office"; });
    REQUIRE(office != sent.end());
    REQUIRE(office->model.items.size() == 1);
    CHECK(office->model.items.front().title == "First");
    // What waits for the next message is asked here.
    REQUIRE(office->model.list);
    CHECK(entries(*office->model.list, list_topic::questions) ==
          strings{"Second: 'Dec 19', in risks.csv, row 7, Date Due: 19 December or December 2019?",
                  "Second: score '99': not understood"});
    // By then the second has waited longest, and stands above.
    CHECK(entries(of.list_on("2018-12-10"), list_topic::questions) ==
          strings{"First: score '99': not understood"});
}

TEST_CASE("the list says how a baseline changed, and what was blank was not moved") {
    struct row {
        const char* name;
        std::string from, to, text;
    };
    const row rows[] = {
        {"moved", "17/10/18", "End Oct '18",
         "baseline moved from 17 October 2018 to 21 to 31 October 2018"},
        {"a month", "Aug 2018", "31/10/2018", "baseline moved from August 2018 to 31 October 2018"},
        {"set", "", "31/10/2018", "baseline set to 31 October 2018"},
        {"removed", "17/10/2018", "", "baseline removed, was 17 October 2018"},
        {"no year: not guessed", "17 October", "31/10/2018",
         "baseline moved from '17 October' to 31 October 2018"},
        {"not understood", "Dec 19", "TBC", "baseline moved from 'Dec 19' to 'TBC'"},
        {"a key date", "vesting day", "2 April 2019",
         "baseline moved from 1 April 2019 to 2 April 2019"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        programme of;
        of.settings.programme.key_dates = {{"Vesting day", day("2019-04-01")}};
        of.change_baseline(of.stays, each.from, each.to);
        CHECK(entries(of.list_on("2018-12-03"), list_topic::changed_baselines) ==
              strings{"Late: " + each.text});
    }
}

TEST_CASE("weeks with many exact dates are named, by programme, workstream and owner") {
    programme of;
    of.settings.rules.clusters = {.programme = 5, .workstream = 4, .owner = 4};
    int made = 0;
    for (const char* on : {"2018-12-31", "2018-12-31", "2018-12-31", "2019-01-02"})
        (void)of.put(a_milestone()
                         .titled("Due " + std::to_string(++made))
                         .in("WS1 Legal")
                         .baseline(day(on))
                         .owned_by("Owner"));
    CHECK(entries(of.list_on("2018-12-03"), list_topic::clusters) ==
          strings{"WS1 Legal: 4 dates in the week of 31 December 2018, 3 of them on Monday 31 "
                  "December 2018",
                  "Owner: 4 dates in the week of 31 December 2018, 3 of them on Monday 31 December "
                  "2018"});
    of.settings.rules.clusters = {.programme = 4, .workstream = 0, .owner = 0};
    CHECK(entries(of.list_on("2018-12-10"), list_topic::clusters).size() == 1);
    of.settings.rules.clusters = {.programme = 0, .workstream = 0, .owner = 0, .owner_day = 3};
    CHECK(entries(of.list_on("2018-12-17"), list_topic::clusters) ==
          strings{"Owner: 3 dates on Monday 31 December 2018"});
}

TEST_CASE("each change, missed round and dead message is in one list, however late it came") {
    programme of;
    const auto changed = [&](std::string_view iso_day) {
        return entries(of.list_on(iso_day), list_topic::changed_baselines).size();
    };
    of.change_baseline(of.stays, "a", "b");
    CHECK(changed("2018-12-03") == 1);
    // On Monday after the round, and from a plan that is as old as the one before.
    of.change_baseline(of.stays, "b", "c");
    of.change_baseline(of.stays, "c", "d");
    of.miss("2018-12-04");
    of.kill_one("Owner");
    const auto list = of.list_on("2018-12-10");
    CHECK(entries(list, list_topic::changed_baselines) ==
          strings{"Late: baseline moved from 'b' to 'c'", "Late: baseline moved from 'c' to 'd'"});
    CHECK(entries(list, list_topic::missed_rounds).size() == 1);
    CHECK(entries(list, list_topic::dead_messages).size() == 1);
    const auto next = of.list_on("2018-12-17");
    CHECK(entries(next, list_topic::changed_baselines) == strings{});
    CHECK(entries(next, list_topic::missed_rounds) == strings{});
    CHECK(entries(next, list_topic::dead_messages) == strings{});
    CHECK(entries(next, list_topic::past_baseline).size() == 1);
    CHECK(next.days_since_import == 14);
}

TEST_CASE("a list that is withdrawn before it is sent is made again with all that was in it") {
    programme of;
    plan::item asked = of.put(a_milestone()
                                  .titled("Asked")
                                  .in("WS1 Legal")
                                  .owned_by("Owner")
                                  .baseline(day("2019-06-28"))
                                  .asked_about("score", "99"));
    of.change_baseline(of.stays, "a", "b");
    (void)of.hold_and_send("2018-12-03");
    of.change_baseline(of.stays, "b", "c");
    of.miss("2018-12-04");
    of.kill_one("Owner");
    asked.questions.push_back({"impact", "7", "not understood", {}});
    of.change(asked);
    // Monday's list and the question's repetition are one message, which is not sent.
    CHECK(told_lines(of.hold("2018-12-10")).back() == "Programme office: Asked@5 list");
    asked.questions.clear();
    of.change(asked);
    const auto list = of.list_on("2018-12-11");
    CHECK(entries(list, list_topic::changed_baselines) ==
          strings{"Late: baseline moved from 'b' to 'c'"});
    CHECK(entries(list, list_topic::missed_rounds).size() == 1);
    CHECK(entries(list, list_topic::dead_messages).size() == 1);
    CHECK(entries(list, list_topic::questions) == strings{});
    CHECK(entries(of.list_on("2018-12-17"), list_topic::changed_baselines) == strings{});
}

TEST_CASE("two lists that wait for an office without an address come as one, complete") {
    programme of;
    plan::person office = test::a_person("Programme office");
    office.email.clear();
    of.put(office);
    of.miss("2018-11-29");
    CHECK_FALSE(of.is_listed_on("2018-12-03"));
    CHECK_FALSE(of.is_listed_on("2018-12-10"));
    office.email = "office@council.example";
    of.put(office);
    const auto list = of.list_on("2018-12-11");
    CHECK(entries(list, list_topic::missed_rounds).size() == 1);
    CHECK_FALSE(of.is_listed_on("2018-12-12"));
}
