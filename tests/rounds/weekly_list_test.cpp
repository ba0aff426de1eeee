#include "daemon/rounds/weekly_list.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

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
    CHECK(entries(list, list_topic::questions) == strings{"Asked: score '99': not understood"});
    CHECK(entries(list, list_topic::vanished) ==
          strings{"Gone: not in the plan since 28 November 2018: done, dropped or renamed?"});
    CHECK(entries(list, list_topic::past_baseline) ==
          strings{"Late: promised 30 November 2018, no new date",
                  "Moved: promised 31 October 2018, now 28 June 2019, re-cast 2 times",
                  "Moved once: promised 31 October 2018, now tbc, re-cast once"});
    CHECK(entries(list, list_topic::missed_rounds) ==
          strings{"daily round: not held on Thursday 29 November 2018"});
    CHECK(entries(list, list_topic::dead_messages) ==
          strings{"message to Owner: by email, refused: recipient: 550 no such user"});
    CHECK(list.days_since_import == 0);
}

TEST_CASE("the list says how a baseline changed, and what was blank was not moved") {
    struct row {
        const char* name;
        std::string from, to, text;
    };
    const row rows[] = {
        {"moved", "17 October", "31 October", "baseline moved from 17 October to 31 October"},
        {"set", "", "31 October", "baseline set to 31 October"},
        {"removed", "17 October", "", "baseline removed, was 17 October"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        programme of;
        of.change_baseline(of.stays, each.from, each.to);
        CHECK(entries(of.list_on("2018-12-03"), list_topic::changed_baselines) ==
              strings{"Late: " + each.text});
    }
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
          strings{"Late: baseline moved from b to c", "Late: baseline moved from c to d"});
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
          strings{"Late: baseline moved from b to c"});
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
