#include "daemon/rounds/message_lines.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// The first line of the first message that a day's round makes for a person.
plan::message_item line_to(test::programme_store& of, const std::string& person,
                           std::string_view iso_day) {
    for (const auto& each : of.hold_and_send(iso_day)) {
        if (each.message.person == person && !each.model.items.empty())
            return each.model.items.front();
    }
    FAIL("nothing for " << person << " on " << iso_day);
    return {};
}

test::item_builder of_owner() {
    return a_milestone().titled("Budget").in("WS1 Legal").owned_by("Owner");
}

} // namespace

TEST_CASE("a line has the item's own facts") {
    test::programme_store of;
    plan::item item =
        of_owner().baseline(day("2018-11-30")).forecast(day("2018-12-03")).rated(plan::rag::amber);
    item.recasts = 3;
    item.ref = "B7";
    of.put(item);
    const auto line = line_to(of, "Owner", "2018-12-05");
    CHECK(line.ref == "B7");
    CHECK(line.title == "Budget");
    CHECK(line.workstream == "WS1 Legal");
    CHECK(line.kind == plan::item_kind::milestone);
    CHECK(line.rag == plan::rag::amber);
    CHECK(line.baseline == item.baseline);
    CHECK(line.forecast == item.forecast);
    CHECK(line.recasts == 3);
    CHECK(line.owners == strings{"Owner"});
    CHECK(line.told_as == plan::role::owner);
    CHECK(line.rule == plan::rule::overdue);
    CHECK(line.reason == plan::reason::past_effective_date);
    CHECK(line.episode == 1);
    CHECK(line.step == 2);
    CHECK(line.principal.empty());
    CHECK(line.stand_in_reason.empty());
}

TEST_CASE("what a part of a workstream leaves open is told to the people of the one above it") {
    test::programme_store of;
    plan::workstream part;
    part.name = "Elections";
    part.parent = "WS1 Legal";
    of.put(part);
    of.put(a_milestone().titled("Rooms").in("Elections").baseline(day("2018-12-06")));
    CHECK(line_to(of, "Legal manager", "2018-12-05").workstream == "WS1 Legal / Elections");
}

TEST_CASE("a line counts its days, and working days, from the date that matters") {
    struct row {
        const char* name;
        plan::item item;
        const char* on;
        std::string anchor;
        int days;
        int working_days;
    };
    const row rows[] = {
        {"due tomorrow", of_owner().baseline(day("2018-12-06")), "2018-12-05", "2018-12-06", 1, 1},
        {"due today", of_owner().baseline(day("2018-12-05")), "2018-12-05", "2018-12-05", 0, 0},
        {"due after the weekend", of_owner().baseline(day("2018-12-12")), "2018-12-05",
         "2018-12-12", 7, 5},
        {"late since Friday", of_owner().baseline(day("2018-12-07")), "2018-12-10", "2018-12-07", 3,
         1},
        {"late over Christmas", of_owner().baseline(day("2018-12-21")), "2018-12-27", "2018-12-21",
         6, 2},
        {"late by its forecast", of_owner().baseline(day("2018-10-31")).forecast(day("2018-12-03")),
         "2018-12-05", "2018-12-03", 2, 2},
        {"a window ends with its last day",
         of_owner().baseline(test::between(day("2018-12-01"), day("2018-12-12"))), "2018-12-05",
         "2018-12-12", 7, 5},
        {"first seen late: still from the date",
         of_owner().baseline(day("2018-10-31")).dates_known_since(day("2018-12-05")), "2018-12-05",
         "2018-10-31", 35, 25},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        test::programme_store of;
        of.put(each.item);
        const auto line = line_to(of, "Owner", each.on);
        REQUIRE(line.anchor);
        CHECK(plan::to_iso(*line.anchor) == each.anchor);
        CHECK(line.days == each.days);
        CHECK(line.working_days == each.working_days);
    }
}

TEST_CASE("a line says who hears next, and when, if nothing changes") {
    struct row {
        const char* name;
        plan::item item;
        const char* on;
        std::string next;
        strings who;
    };
    const row rows[] = {
        {"due tomorrow: itself on the day",
         of_owner().baseline(day("2018-12-06")),
         "2018-12-05",
         "2018-12-06",
         {"Owner"}},
        {"due today: the first step of being late",
         of_owner().baseline(day("2018-12-05")),
         "2018-12-05",
         "2018-12-06",
         {"Owner"}},
        {"late by a day: with the manager",
         of_owner().baseline(day("2018-12-04")),
         "2018-12-05",
         "2018-12-06",
         {"Owner", "Legal manager"}},
        {"late by two: the sponsor, and the owner as always",
         of_owner().baseline(day("2018-12-03")),
         "2018-12-05",
         "2018-12-10",
         {"Owner", "Legal sponsor"}},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        test::programme_store of;
        of.put(each.item);
        const auto line = line_to(of, "Owner", each.on);
        REQUIRE(line.next);
        CHECK(plan::to_iso(line.next->on) == each.next);
        CHECK(line.next->who == each.who);
    }
}

TEST_CASE("a line's reason and details are those of the round's day") {
    test::programme_store of;
    of.settings.routing.bundle.lines_in_message = 1;
    of.put(of_owner().baseline(day("2018-12-03")));
    auto waits = of.put(a_milestone()
                            .titled("Waits")
                            .in("WS1 Legal")
                            .owned_by("Owner")
                            .baseline(day("2018-12-04")));
    CHECK(line_to(of, "Owner", "2018-12-05").title == "Budget");
    // Green since the line was decided on, and a day later.
    waits.rag = plan::rag::green;
    of.change(waits);
    const auto line = line_to(of, "Owner", "2018-12-06");
    CHECK(line.title == "Waits");
    CHECK(line.reason == plan::reason::green_but_late);
    CHECK(line.working_days == 2);
}

TEST_CASE("a line that something is over says why, and of what, but not who is next") {
    test::programme_store of;
    auto late = of.put(of_owner().baseline(day("2018-11-28")));
    (void)of.hold_and_send("2018-12-05");
    SUBCASE("closed") {
        late.closed = true;
        of.change(late);
        const auto line = line_to(of, "Legal sponsor", "2018-12-06");
        CHECK(line.step == plan::step_over);
        CHECK(line.reason == plan::reason::closed);
        CHECK(line.rule == plan::rule::overdue);
        CHECK(line.anchor == day("2018-11-28"));
        CHECK_FALSE(line.next);
    }
    SUBCASE("re-cast, and not to be taken for the new date's own reminder") {
        late.forecast = test::on(day("2018-12-07"));
        of.change(late);
        const auto line = line_to(of, "Legal sponsor", "2018-12-06");
        CHECK(line.step == plan::step_over);
        CHECK(line.reason == plan::reason::recast);
        CHECK(line.forecast == late.forecast);
        CHECK_FALSE(line.next);
    }
}

TEST_CASE("a line has the questions that it is about, with their places") {
    const plan::question date{"baseline", "Dec 19", "which?", {"plan.xlsx", "Risks", 10, "Due"}};
    const plan::question owner{"owner", "TBA", "who?", {"plan.xlsx", "Risks", 10, "Owner"}};
    const plan::question target{"forecast", "soon", "when?", {"plan.xlsx", "Risks", 10, "Target"}};
    struct row {
        const char* name;
        plan::item item;
        plan::rule rule;
        std::vector<plan::question> expected;
    };
    plan::item asked = of_owner().baseline(test::unreadable("Dec 19"));
    asked.questions = {date, owner};
    plan::item unowned = of_owner().baseline(day("2019-06-28"));
    unowned.owner_text = "TBA";
    unowned.owners = {"TBA"};
    unowned.workstream = "WS2";
    unowned.questions = {owner, date};
    plan::item undated = of_owner().baseline(day("2018-11-05")).forecast(test::unreadable("soon"));
    undated.questions = {owner, target};
    const row rows[] = {
        {"all but the owner's", asked, plan::rule::unreadable, {date}},
        {"the owner's", unowned, plan::rule::no_owner, {owner}},
        {"the target's", undated, plan::rule::needs_date, {target}},
        {"none", of_owner().baseline(day("2018-11-05")), plan::rule::overdue, {}},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        test::programme_store of;
        of.put(each.item);
        bool is_told = false;
        for (const auto& sent : of.hold_and_send("2018-12-05"))
            for (const plan::message_item& line : sent.model.items)
                if (sent.message.person == "Programme office" && line.rule == each.rule) {
                    is_told = true;
                    CHECK(line.questions == each.expected);
                }
        CHECK(is_told);
    }
}

TEST_CASE("a question's line has the text as typed") {
    test::programme_store of;
    of.put(of_owner().baseline(day("2019-06-28")).asked_about("score", "99 <b>"));
    const auto line = line_to(of, "Programme office", "2018-12-05");
    CHECK(line.rule == plan::rule::unreadable);
    CHECK(line.detail.find("99 <b>") != std::string::npos);
    CHECK(line.told_as == plan::role::programme_office);
}
