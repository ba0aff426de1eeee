#include "daemon/rounds/scope.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// How many chunks it takes to wake everything.
int chunks_woken(store::session& db, int many) {
    int chunks = 0;
    while (rounds::wake_chunk(db, many))
        ++chunks;
    return chunks;
}

strings awake(store::session& db, plan::date today) {
    strings titles;
    for (const plan::item& item : store::items_to_wake(db, today, 1000))
        titles.push_back(item.title);
    return titles;
}

/// Five items, of which one is closed, and all asleep.
struct sleeping {
    sleeping() {
        for (const char* title : {"a", "b", "c", "d", "e"}) {
            auto item = a_milestone().titled(title).in("WS1 Legal").baseline(day("2030-01-01"));
            if (std::string_view(title) == "c")
                item.closed();
            of.put(item);
        }
        of.hold("2018-12-05");
    }

    void prepare() { (void)of.scope_on("2018-12-06"); }

    test::programme_store of;
};

/// The round of a digest, which tells nothing of what waits.
void send_digest(test::programme_store& of, const char* iso_day) {
    const base::instant when = std::chrono::sys_days(day(iso_day)) + std::chrono::hours(8);
    store::transaction all(of.db);
    const auto round = store::open_round(of.db, "plan", when, when).value();
    store::close_round(of.db, round.id, when);
    all.commit();
}

} // namespace

TEST_CASE("a round knows its day in the programme's zone, not in UTC") {
    test::programme_store of;
    of.settings.zone = calendar::zone::named("Pacific/Auckland");
    store::transaction all(of.db);
    const auto when = *base::instant_from_iso("2018-12-05T20:30:00Z");
    const auto round = store::open_round(of.db, "daily", when, when).value();
    all.commit();
    CHECK(rounds::prepare_round(of.db, of.people, of.shared(), round)->today == day("2018-12-06"));
}

TEST_CASE("a round sees the people, absences and settings of its own beginning") {
    test::programme_store of;
    of.away("Owner", day("2018-12-05"), day("2018-12-07"));
    const auto in = of.scope_on("2018-12-05");
    of.put(test::a_person("Newcomer"));
    of.away("Legal sponsor", day("2018-12-05"), day("2018-12-07"));
    of.settings.routing.roles.programme_office = "Newcomer";
    CHECK(in->known->directory.resolve("Newcomer") == nullptr);
    CHECK(in->known->directory.resolve("owner") != nullptr);
    CHECK(in->known->absences.size() == 1);
    CHECK(in->known->directory.office() == "Programme office");
    CHECK(in->round.schedule == "daily");
}

TEST_CASE("while nothing has changed a round wakes nothing") {
    sleeping at_rest;
    at_rest.prepare();
    CHECK(chunks_woken(at_rest.of.db, 2) == 0);
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{});
}

TEST_CASE("changed settings wake everything that is open, however small the chunks") {
    for (const int many : {1, 2, 4, 5, 1000}) {
        CAPTURE(many);
        sleeping at_rest;
        at_rest.of.settings.rules.due_soon_working_days = 9;
        at_rest.prepare();
        (void)chunks_woken(at_rest.of.db, many);
        CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{"a", "b", "d", "e"});
        // Done once: the next round finds nothing to wake.
        CHECK(chunks_woken(at_rest.of.db, many) == 0);
    }
}

TEST_CASE("people who change wake everything, and what changes no decision does not") {
    sleeping at_rest;
    at_rest.of.settings.programme.name = "Renamed";
    at_rest.prepare();
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{});
    at_rest.of.put(test::a_person("Newcomer"));
    (void)chunks_woken(at_rest.of.db, 1000);
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{});
    at_rest.of.hold("2018-12-06"); // closes the round that was prepared
    at_rest.of.put(test::a_workstream("WS2 Finance", {"Newcomer"}, {}));
    (void)at_rest.of.scope_on("2018-12-07");
    (void)chunks_woken(at_rest.of.db, 1000);
    CHECK(awake(at_rest.of.db, day("2018-12-07")) == strings{"a", "b", "d", "e"});
}

TEST_CASE("waking goes on where a crash interrupted it, and begins again for another change") {
    sleeping at_rest;
    at_rest.of.settings.rules.due_soon_working_days = 9;
    at_rest.prepare();
    CHECK(rounds::wake_chunk(at_rest.of.db, 2));
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{"a", "b"});

    // The same round taken up again, by the same settings: the rest only.
    const auto open = store::open_rounds(at_rest.of.db).front();
    (void)rounds::prepare_round(at_rest.of.db, at_rest.of.people, at_rest.of.shared(), open);
    CHECK(rounds::wake_chunk(at_rest.of.db, 2));
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{"a", "b", "d"});

    // By others: all of them once more.
    store::transaction all(at_rest.of.db);
    store::set_wakes(at_rest.of.db, std::vector<store::wake>{{plan::item_id{1}, std::nullopt}});
    all.commit();
    at_rest.of.settings.rules.due_soon_working_days = 8;
    (void)rounds::prepare_round(at_rest.of.db, at_rest.of.people, at_rest.of.shared(), open);
    (void)chunks_woken(at_rest.of.db, 2);
    CHECK(awake(at_rest.of.db, day("2018-12-06")) == strings{"a", "b", "d", "e"});
}

TEST_CASE("people with a channel that needs no address are known by name") {
    rounds::snapshot of = test::a_snapshot();
    of.channels = {{"email", "relay", true}, {"hook", "webhook:hook", false}};
    of.people = {{"By hook", {"hook"}, {}},
                 {"By either", {"email", "hook"}, {}},
                 {"By mail", {"email"}, {}},
                 {"By what is gone", {"pager"}, {}},
                 {"By default", {}, {}}};
    CHECK(rounds::reachable_without_address(of) == strings{"By hook", "By either"});
}

TEST_CASE("what waits makes messages in the first round of a week, whoever it waits for") {
    struct row {
        const char* name;
        std::vector<const char*> held; ///< rounds before
        const char* on;
        store::hearing expected;
        const char* digest = ""; ///< one that was sent before
    };
    constexpr auto everybody = store::hearing::everybody;
    // 3 December 2018 is a Monday.
    const row rows[] = {
        {"a Monday", {}, "2018-12-03", store::hearing::everybody},
        {"set up on a Wednesday", {}, "2018-12-05", store::hearing::urgent},
        {"the day after Monday's", {"2018-12-03"}, "2018-12-04", store::hearing::urgent},
        {"Monday had none", {"2018-11-29"}, "2018-12-04", store::hearing::everybody},
        {"the one after that", {"2018-11-29", "2018-12-04"}, "2018-12-06", store::hearing::urgent},
        {"a week had none", {"2018-11-22"}, "2018-12-06", store::hearing::everybody},
        {"Monday had a digest", {"2018-11-29"}, "2018-12-04", everybody, "2018-12-03"},
        {"there were only digests", {}, "2018-12-05", store::hearing::urgent, "2018-11-26"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        test::programme_store of;
        of.settings.schedules.push_back(test::a_schedule("plan", {.days = {"monday"}}));
        of.settings.schedules.back().digest.emplace();
        for (const char* held : each.held)
            (void)of.hold_and_send(held);
        if (each.digest != std::string())
            send_digest(of, each.digest);
        CHECK(of.scope_on(each.on)->hears == each.expected);
    }
}

TEST_CASE("what waits for an item that has vanished makes no other day a week's first") {
    test::programme_store of;
    of.settings.routing.ladders.no_date = {{{0, {plan::role::owner}}}, {}, false, false, true};
    plan::item gone = of.put(a_milestone().titled("a").in("WS1 Legal").owned_by("Owner"));
    (void)of.hold_and_send("2018-12-05");
    gone.vanished_on = day("2018-12-06");
    of.change(gone);
    (void)of.hold_and_send("2018-12-10");
    CHECK(of.scope_on("2018-12-11")->hears == store::hearing::urgent);
}
