#include "daemon/rounds/explain.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// The week from Monday 3 December 2018, with something due on the Tuesday.
struct week : test::programme_store {
    week() {
        (void)hold_and_send("2018-12-03");
        item = put(a_milestone()
                       .titled("a")
                       .in("WS1 Legal")
                       .owned_by("Owner")
                       .baseline(day("2018-12-04")));
    }

    [[nodiscard]] rounds::explained_week of(const char* person, const char* in = "2018-12-05",
                                            const char* today = "2018-12-31") {
        return rounds::explain_week(db, people, shared(), person, day(in), day(today));
    }

    static std::string said(const rounds::explained_alert& each) {
        return each.decided.alert.principal + "'s step " + std::to_string(each.decided.alert.step) +
               " to " + each.decided.alert.recipient + ": " +
               std::string(rounds::to_text(each.became.what));
    }
    static strings got(const rounds::explained_week& all) {
        strings out;
        for (const auto& message : all.got)
            for (const auto& each : message.alerts)
                out.push_back(said(each));
        return out;
    }
    static strings spared(const rounds::explained_week& all) {
        strings out;
        for (const auto& each : all.spared)
            out.push_back(said(each));
        return out;
    }

    plan::item item;
};

} // namespace

TEST_CASE("a person's week has every message with what it told, and no other week's") {
    week here;
    (void)here.hold_and_send("2018-12-05");
    (void)here.hold_and_send("2018-12-06");
    (void)here.hold_and_send("2018-12-11");
    const auto owner = here.of("Owner");
    CHECK(owner.monday == day("2018-12-03"));
    CHECK(owner.got.size() == 2);
    CHECK(week::got(owner) ==
          strings{"Owner's step 1 to Owner: told", "Owner's step 2 to Owner: told"});
    CHECK(week::spared(owner).empty());
    CHECK(week::got(here.of("Owner", "2018-12-16")) == strings{"Owner's step 5 to Owner: told"});
    CHECK(here.of("Programme director").got.empty());
}

TEST_CASE("what another was told in a person's place is what they were spared") {
    week here;
    here.put(test::a_person("Owner", "Legal manager"));
    here.away("Owner", day("2018-12-05"), day("2018-12-07"));
    (void)here.hold_and_send("2018-12-05");
    const auto owner = here.of("Owner");
    CHECK(owner.got.empty());
    CHECK(week::spared(owner) == strings{"Owner's step 1 to Legal manager: told"});
    CHECK(owner.spared.front().decided.alert.stand_in_reason ==
          "Owner is away until 7 December 2018");
    CHECK(week::got(here.of("Legal manager")) == strings{"Owner's step 1 to Legal manager: told"});
}

TEST_CASE("what waits, was passed or came in a later week is spared, with the reason") {
    week here;
    SUBCASE("it came later") {
        rounds::person_settings& owner = here.settings.people.emplace_back();
        owner.name = "Owner";
        owner.reminded = rounds::reminders::weekly;
        owner.weekly_on = std::chrono::Monday;
        (void)here.hold_and_send("2018-12-05");
        CHECK(week::spared(here.of("Owner")) == strings{"Owner's step 1 to Owner: waits_for_day"});
        (void)here.hold_and_send("2018-12-11");
        CHECK(week::spared(here.of("Owner")) == strings{"Owner's step 1 to Owner: told"});
    }
    SUBCASE("it was passed") {
        (void)here.hold_and_send("2018-12-06");
        CHECK(week::spared(here.of("Owner")) == strings{"Owner's step 1 to Owner: passed"});
    }
    SUBCASE("it was withdrawn") {
        (void)here.hold("2018-12-05");
        here.item.closed = true;
        here.change(here.item);
        (void)here.hold("2018-12-06");
        CHECK(week::spared(here.of("Owner")).empty());
        CHECK(week::got(here.of("Owner")) == strings{"Owner's step 1 to Owner: withdrawn"});
        CHECK(here.of("Owner").got.front().row.state == plan::outbox_state::cancelled);
    }
}

TEST_CASE("what pauses kept from a person in a week is worked out from their days") {
    week here;
    plan::pause made;
    made.kind = plan::pause_kind::acknowledgement;
    made.author = "Legal sponsor";
    made.reason = "it is in hand";
    made.from = day("2018-12-06");
    made.until = day("2018-12-10");
    SUBCASE("of the item") {
        made.item = here.item.id;
    }
    SUBCASE("of the workstream") {
        made.kind = plan::pause_kind::silence;
        made.workstream = "WS1 Legal";
    }
    SUBCASE("of the person") {
        made.kind = plan::pause_kind::silence;
        made.person = "Owner";
    }
    (void)here.hold_and_send("2018-12-05");
    here.pause(made);
    (void)here.hold_and_send("2018-12-06");
    (void)here.hold_and_send("2018-12-07");
    (void)here.hold_and_send("2018-12-11");
    const auto owner = here.of("Owner");
    REQUIRE(owner.paused.size() == 1);
    CHECK(owner.paused.front().item.title == "a");
    CHECK(owner.paused.front().rule == plan::rule::overdue);
    CHECK(owner.paused.front().what.alert.step == 2);
    CHECK(owner.paused.front().what.by.kind == made.kind);
    CHECK(owner.paused.front().what.on == day("2018-12-06"));
    CHECK(here.of("Programme director").paused.empty());
    CHECK(here.of("Owner", "2018-11-28").paused.empty());
    CHECK(here.of("Owner", "2018-12-05", "2018-12-05").paused.empty());
}

TEST_CASE("what a pause kept from whoever would have stood in is theirs as well") {
    week here;
    here.put(test::a_person("Owner", "Programme director"));
    here.away("Owner", day("2018-12-06"), day("2018-12-07"));
    plan::pause made;
    made.kind = plan::pause_kind::acknowledgement;
    made.workstream = "WS1 Legal";
    made.author = "Legal sponsor";
    made.reason = "it is in hand";
    made.from = day("2018-12-05");
    made.until = day("2018-12-10");
    here.pause(made);
    (void)here.hold_and_send("2018-12-05");
    (void)here.hold_and_send("2018-12-06");
    const auto kept = [&](const char* person) {
        strings out;
        for (const rounds::paused_step& each : here.of(person).paused)
            out.push_back(each.what.alert.principal + "'s step " +
                          std::to_string(each.what.alert.step) + " to " +
                          each.what.alert.recipient);
        return out;
    };
    CHECK(kept("Owner") ==
          strings{"Owner's step 1 to Owner", "Owner's step 2 to Programme director"});
    CHECK(kept("Programme director") == strings{"Owner's step 2 to Programme director"});
    CHECK(kept("Legal manager") == strings{"Legal manager's step 2 to Legal manager"});
    CHECK(kept("Programme office").empty());
}

TEST_CASE("what a pause kept from the chair of a decision's own board is theirs") {
    week here;
    for (const char* who : {"County chair", "District chair"})
        here.put(test::a_person(who));
    here.put(plan::board{"County Board", {"County chair"}, "Wednesday", 5, false, 0});
    here.put(plan::board{"District Board", {"District chair"}, "Wednesday", 5, false, 0});
    here.settings.routing.ladders.overdue.steps = {{1, {plan::role::board_chair}}};
    for (const char* board : {"County Board", "District Board"}) {
        plan::item late = test::a_decision()
                              .titled(std::string("for the ") + board)
                              .in("WS1 Legal")
                              .owned_by("Owner")
                              .baseline(day("2018-12-04"));
        late.boards = {board};
        here.put(late);
    }
    plan::pause made;
    made.kind = plan::pause_kind::acknowledgement;
    made.workstream = "WS1 Legal";
    made.author = "Legal sponsor";
    made.reason = "it is in hand";
    made.from = day("2018-12-04");
    made.until = day("2018-12-10");
    here.pause(made);
    (void)here.hold_and_send("2018-12-05");
    const auto kept = [&](const char* person) {
        strings out;
        for (const rounds::paused_step& each : here.of(person).paused)
            if (each.rule == plan::rule::overdue)
                out.push_back(each.item.title);
        return out;
    };
    CHECK(kept("County chair") == strings{"for the County Board"});
    CHECK(kept("District chair") == strings{"for the District Board"});
}

TEST_CASE("a message's lines are told with rule, step, role, round and what became of them") {
    week here;
    (void)here.hold_and_send("2018-12-06");
    const auto row = here.newest_to("Legal manager");
    const auto message = rounds::explain_message(here.db, here.people, here.shared(), row);
    REQUIRE(message.alerts.size() == 1);
    const rounds::explained_alert& line = message.alerts.front();
    CHECK(line.decided.episode.rule == plan::rule::overdue);
    CHECK(line.decided.alert.step == 2);
    CHECK(line.decided.alert.role == plan::role::project_manager);
    CHECK(line.decided.alert.reason == plan::reason::past_effective_date);
    CHECK(line.decided.schedule == "daily");
    CHECK(line.became.what == rounds::fate::told);
    REQUIRE(line.item);
    CHECK(line.item->title == "a");
    CHECK(message.model.items.size() == 1);
}

TEST_CASE("the office's weekly list is told as what it is") {
    week here;
    here.put(a_milestone()
                 .titled("q")
                 .in("WS1 Legal")
                 .owned_by("Nobody Known")
                 .baseline(day("2019-03-01")));
    (void)here.hold_and_send("2018-12-10");
    const auto office = here.of("Programme office", "2018-12-10");
    bool has_list = false;
    for (const auto& message : office.got)
        for (const auto& each : message.alerts)
            has_list =
                has_list || (!each.item && each.decided.episode.rule == plan::rule::weekly_list);
    CHECK(has_list);
}

TEST_CASE("a person's clusters are named, with the day on which they may be others, or a silence") {
    week here;
    here.settings.rules.clusters = {.owner = 2};
    CHECK(here.of("Owner").loads.empty());
    for (const char* on : {"2019-01-07", "2019-01-08", "2019-01-14"})
        (void)here.put(
            a_milestone().titled(on).in("WS1 Legal").owned_by("Owner").baseline(day(on)));
    const auto said = [&](const char* today) {
        return here.of("Owner", "2018-12-05", today).loads;
    };
    auto loads = said("2018-11-05");
    REQUIRE(loads.size() == 1);
    CHECK(loads[0].programme == "Example programme");
    CHECK(loads[0].clusters.empty());
    CHECK(loads[0].says_new_on == day("2018-11-12"));
    loads = said("2018-12-05");
    REQUIRE(loads.size() == 1);
    REQUIRE(loads[0].clusters.size() == 1);
    CHECK(loads[0].clusters[0].found.reason == plan::reason::week_over_limit);
    CHECK(loads[0].clusters[0].found.detail ==
          "2 dates in the week of 7 January 2019, 1 of them on Monday 7 January 2019");
    CHECK(loads[0].says_new_on == day("2019-01-08"));
    CHECK_FALSE(loads[0].silenced_by);
    CHECK(here.of("Legal manager", "2018-12-05", "2018-12-05").loads.empty());
    plan::pause silence;
    silence.rule = plan::rule::dates_clustered;
    silence.person = "Owner";
    silence.author = "Legal sponsor";
    silence.reason = "it is planned so";
    silence.from = day("2018-12-05");
    silence.until = day("2018-12-14");
    (void)here.pause(silence);
    CHECK(said("2018-12-05").at(0).silenced_by.has_value());
    CHECK_FALSE(said("2018-12-15").at(0).silenced_by);
}
