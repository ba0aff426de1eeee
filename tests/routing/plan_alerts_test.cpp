#include "daemon/routing/plan_alerts.hpp"

#include "tests/routing/story.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::disposition;

namespace {

story about(plan::rule rule, plan::reason reason, plan::item item, date opened) {
    story of(std::move(item));
    of.finding = {rule, reason, std::nullopt, false, {}};
    of.episode = {{7}, rule, {}, 1, opened, {}, {}, {}};
    return of;
}

} // namespace

TEST_CASE("what is late climbs from the owner to the director, the owner copied at every step") {
    story of(late_risk());
    CHECK(of.told_on(2018y / 12 / 1).empty());
    CHECK(of.told_on(2018y / 12 / 3) == strings{"1 owner CL"});
    CHECK(of.told_on(2018y / 12 / 3).empty());
    CHECK(of.told_on(2018y / 12 / 4) ==
          strings{"2 owner CL", "2 project_manager Legal project manager"});
    CHECK(of.told_on(2018y / 12 / 5).empty());
    CHECK(of.told_on(2018y / 12 / 7) == strings{"5 owner CL", "5 sponsor Legal sponsor"});
    CHECK(of.told_on(2018y / 12 / 13).empty());
    CHECK(of.told_on(2018y / 12 / 14) == strings{"10 owner CL",
                                                 "10 programme_director Programme director",
                                                 "10 programme_office Programme office"});
    CHECK(of.told_on(2018y / 12 / 17) == strings{"11 programme_director Programme director",
                                                 "11 programme_office Programme office"});
    CHECK(of.told_on(2018y / 12 / 21) == strings{"15 owner CL"});
    CHECK(of.told_on(2018y / 12 / 24) == strings{"16 programme_director Programme director",
                                                 "16 programme_office Programme office"});
    CHECK(lines(of.so_far, disposition::passed).empty());
    CHECK(lines(of.so_far, disposition::already_told).empty());
    CHECK(of.so_far.front().episode == plan::episode_id{7});
    CHECK(of.so_far.front().reason == plan::reason::past_effective_date);
}

TEST_CASE("a red milestone climbs faster, and so does one that needs a date") {
    for (const auto rule : {plan::rule::overdue, plan::rule::needs_date}) {
        story of(a_milestone()
                     .in("WS1 Legal and Democratic")
                     .owned_by("CL")
                     .baseline(due)
                     .rated(plan::rag::red));
        of.finding.rule = rule;
        of.episode.rule = rule;
        CHECK(of.told_on(2018y / 12 / 3) ==
              strings{"1 owner CL", "1 project_manager Legal project manager"});
        CHECK(of.told_on(2018y / 12 / 4) == strings{"2 owner CL", "2 sponsor Legal sponsor"});
        CHECK(of.told_on(2018y / 12 / 7) == strings{"5 owner CL",
                                                    "5 programme_director Programme director",
                                                    "5 programme_office Programme office"});
        CHECK(of.told_on(2018y / 12 / 14) == strings{"10 owner CL",
                                                     "6 programme_director "
                                                     "Programme director",
                                                     "6 programme_office Programme office"});
    }
}

TEST_CASE("an item that turns red climbs on from where it is, and its sponsor is not passed over") {
    story of(a_milestone().in("WS1 Legal and Democratic").owned_by("CL").baseline(due));
    of.told_on(2018y / 12 / 3);
    of.told_on(2018y / 12 / 4);
    of.item.rag = plan::rag::red;
    CHECK(of.told_on(2018y / 12 / 7) ==
          strings{"5 owner CL", "5 programme_director Programme director",
                  "5 programme_office Programme office", "5 sponsor Legal sponsor"});
    CHECK(lines(of.so_far, disposition::passed) ==
          strings{"1 project_manager Legal project manager", "2 sponsor Legal sponsor"});
    of.item.rag = plan::rag::amber;
    CHECK(of.told_on(2018y / 12 / 7).empty());
    CHECK(of.told_on(2018y / 12 / 14).empty());
    CHECK(of.told_on(2018y / 12 / 17).size() == 2);
}

TEST_CASE("of steps passed at once the furthest is sent, one line a person, the rest recorded") {
    story of(late_risk());
    CHECK(of.told_on(2018y / 12 / 13) == strings{"5 owner CL", "5 sponsor Legal sponsor",
                                                 "5 project_manager Legal project manager"});
    CHECK(lines(of.so_far, disposition::passed) ==
          strings{"1 owner CL", "2 owner CL", "2 project_manager Legal project manager"});
    CHECK(of.told_on(2018y / 12 / 13).empty());

    story longer(late_risk());
    CHECK(longer.told_on(2018y / 12 / 21) ==
          strings{"15 owner CL", "11 programme_director Programme director",
                  "11 programme_office Programme office",
                  "10 project_manager Legal project manager", "10 sponsor Legal sponsor"});
    CHECK(longer.told_on(2018y / 12 / 21).empty());
}

TEST_CASE("a step is reached in the first round on or after its day") {
    story of(late_risk());
    CHECK(of.told_on(2018y / 12 / 8) == strings{"5 owner CL", "5 sponsor Legal sponsor",
                                                "5 project_manager Legal project manager"});
    CHECK(of.told_on(2018y / 12 / 18) == strings{"11 programme_director Programme director",
                                                 "11 programme_office Programme office",
                                                 "10 owner CL"});
}

TEST_CASE("reminders before a date are each told, the furthest passed only") {
    story of(a_milestone().in("WS1 Legal and Democratic").baseline(2019y / 3 / 30));
    of.finding = {plan::rule::due_soon, plan::reason::due_soon, 2019y / 3 / 30, true, {}};
    of.episode = {{7}, plan::rule::due_soon, {}, 1, 2019y / 3 / 15, {}, of.finding.anchor, {}};
    const std::string who = " owner Legal project manager";
    CHECK(of.told_on(2019y / 3 / 15) == strings{"-10" + who});
    CHECK(of.told_on(2019y / 3 / 18).empty());
    CHECK(of.told_on(2019y / 3 / 22) == strings{"-5" + who});
    CHECK(of.told_on(2019y / 3 / 28) == strings{"-1" + who});
    CHECK(of.told_on(2019y / 3 / 29) == strings{"0" + who});
    CHECK(of.told_on(2019y / 3 / 30).empty());

    of.so_far.clear();
    CHECK(of.told_on(2019y / 3 / 26) == strings{"-5" + who});
    CHECK(lines(of.so_far, disposition::passed) == strings{"-10" + who});
}

TEST_CASE("while what was promised has not passed only those who do the work hear") {
    plan::item item = late_risk();
    item.forecast = item.baseline;
    item.baseline = on(2018y / 12 / 19);
    story of(item);
    CHECK(of.told_on(2018y / 12 / 3) == strings{"1 owner CL"});
    CHECK(of.told_on(2018y / 12 / 4).size() == 2);
    CHECK(of.told_on(2018y / 12 / 7).empty());
    CHECK(of.told_on(2018y / 12 / 14).empty());
    const auto last = of.at(2018y / 12 / 19);
    CHECK(last.alerts.empty());
    CHECK(last.next_on == date(2018y / 12 / 20));
    CHECK(of.told_on(2018y / 12 / 20) == strings{"11 programme_director Programme director",
                                                 "11 programme_office Programme office",
                                                 "10 owner CL", "10 sponsor Legal sponsor"});
}

TEST_CASE("lateness of a date that is new to the daemon is told at once and climbs from there") {
    story of(late_risk());
    of.episode.opened = 2019y / 1 / 9;
    of.episode.first_sight = of.episode.opened;
    CHECK(of.told_on(2019y / 1 / 9) == strings{"0 owner CL",
                                               "0 project_manager Legal project manager",
                                               "0 programme_office Programme office"});
    CHECK(of.told_on(2019y / 1 / 10).empty());
    CHECK(of.told_on(2019y / 1 / 11).empty());
    CHECK(lines(of.so_far, disposition::already_told) ==
          strings{"1 owner CL", "2 owner CL", "2 project_manager Legal project manager"});
    CHECK(of.told_on(2019y / 1 / 16) == strings{"5 owner CL", "5 sponsor Legal sponsor"});
    CHECK(of.told_on(2019y / 1 / 23) == strings{"10 owner CL",
                                                "10 programme_director Programme director",
                                                "10 programme_office Programme office"});
}

TEST_CASE("questions are put at once and repeated every five working days") {
    struct row {
        const char* name;
        plan::rule rule;
        strings who;
    };
    const row rows[] = {
        {"no owner",
         plan::rule::no_owner,
         {"project_manager Legal project manager", "programme_office Programme office"}},
        {"no date", plan::rule::no_date, {"owner CL", "programme_office Programme office"}},
        {"unreadable", plan::rule::unreadable, {"programme_office Programme office"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        // Opened on a Saturday: counted from the Friday before it.
        story of = about(r.rule, plan::reason::date_missing, late_risk(), 2018y / 12 / 1);
        const auto expected = [&r](const std::string& step) {
            strings out;
            for (const std::string& who : r.who)
                out.push_back(step + " " + who);
            return out;
        };
        const auto first = of.at(2018y / 12 / 1);
        CHECK(told(first.alerts) == expected("0"));
        CHECK(first.next_on == date(2018y / 12 / 7));
        CHECK(of.told_on(2018y / 12 / 6).empty());
        CHECK(of.told_on(2018y / 12 / 7) == expected("5"));
        CHECK(of.told_on(2018y / 12 / 22) == expected("15"));
    }
}

TEST_CASE("a late item's date that is moved to another past day repeats nothing within the week") {
    struct row {
        const char* name;
        date moved_to;
        date and_back_on;
    };
    const row rows[] = {
        {"earlier", 2018y / 11 / 28, 2019y / 12 / 31},
        {"much earlier", 2018y / 10 / 1, 2019y / 12 / 31},
        {"earlier, and back on Thursday", 2018y / 11 / 21, 2018y / 12 / 20},
    };
    const auto hears_of_the_top = [](const strings& told) {
        return std::ranges::count_if(told, [](const std::string& one) {
            return one.find("Programme director") != std::string::npos;
        });
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        story of(late_risk());
        for (date day = 2018y / 12 / 3; day <= date(2018y / 12 / 17); day += std::chrono::days(1))
            (void)of.at(day);
        REQUIRE(hears_of_the_top(told(of.so_far)) == 2); // on Friday 14 and Monday 17 December
        of.finding.anchor = r.moved_to;
        for (date day = 2018y / 12 / 18; day <= date(2018y / 12 / 23);
             day += std::chrono::days(1)) {
            CAPTURE(plan::to_iso(day));
            if (day >= r.and_back_on)
                of.finding.anchor = due;
            CHECK(hears_of_the_top(of.told_on(day)) == 0);
        }
        CHECK(hears_of_the_top(of.told_on(2018y / 12 / 24)) == 1);
        CHECK(hears_of_the_top(of.told_on(2018y / 12 / 31)) == 1);
    }
}

TEST_CASE("nothing is planned for closed and vanished items") {
    for (const bool vanished : {false, true}) {
        story of(late_risk());
        if (vanished)
            of.item.vanished_on = due;
        else
            of.item.closed = true;
        CHECK(of.at(2018y / 12 / 14) == routing::planned{});
    }
}

TEST_CASE("the next hearing names who hears next, past the steps that tell nobody new") {
    using plan::next_hearing;
    story of(late_risk());
    of.at(2018y / 12 / 3);
    CHECK(of.next_after(2018y / 12 / 3) ==
          next_hearing{2018y / 12 / 4, {"CL", "Legal project manager"}});
    of.at(2018y / 12 / 4);
    of.at(2018y / 12 / 7);
    of.at(2018y / 12 / 14);
    CHECK(of.next_after(2018y / 12 / 14) ==
          next_hearing{2018y / 12 / 17, {"Programme director", "Programme office"}});

    story managed(a_milestone().in("WS1 Legal and Democratic").baseline(due));
    CHECK(managed.at(2018y / 12 / 3).next_on == date(2018y / 12 / 4));
    CHECK(managed.next_after(2018y / 12 / 3) ==
          next_hearing{2018y / 12 / 7, {"Legal project manager", "Legal sponsor"}});

    story away(late_risk());
    away.item.owners = {"Finance sponsor"};
    away.with.absences = {{1, "Finance sponsor", 2018y / 12 / 4, 2018y / 12 / 5}};
    away.at(2018y / 12 / 3);
    CHECK(away.next_after(2018y / 12 / 3) ==
          next_hearing{2018y / 12 / 4, {"Finance project manager A", "Legal project manager"}});

    // What was promised passes on a Saturday: those above hear on the Monday.
    story held(late_risk());
    held.item.forecast = held.item.baseline;
    held.item.baseline = on(2018y / 12 / 15);
    held.at(2018y / 12 / 14);
    CHECK(held.next_after(2018y / 12 / 14)->on == date(2018y / 12 / 17));

    of.item.closed = true;
    CHECK_FALSE(of.next_after(2018y / 12 / 14));
}

TEST_CASE("the last reminder before a date names the first day of being overdue") {
    story of(late_risk());
    of.finding = {plan::rule::due_soon, plan::reason::due_soon, due, true, {}};
    of.episode = {{7}, plan::rule::due_soon, {}, 1, 2018y / 11 / 29, {}, due, {}};
    of.at(2018y / 11 / 29);
    CHECK(of.next_after(2018y / 11 / 29) == plan::next_hearing{due, {"CL"}});
    CHECK_FALSE(of.at(due).next_on);
    CHECK(of.next_after(due) == plan::next_hearing{2018y / 12 / 3, {"CL"}});
}

TEST_CASE("an empty ladder tells nobody and never asks to be woken") {
    story of(late_risk());
    of.with.ladders.overdue = {};
    CHECK(of.at(2018y / 12 / 14) == routing::planned{});
    CHECK_FALSE(of.next_after(2018y / 12 / 14));
    of.finding.rule = plan::rule::due_soon;
    CHECK(of.next_after(2018y / 11 / 1)->on == date(2018y / 11 / 16));
    of.with.ladders.due_soon = {};
    CHECK_FALSE(of.next_after(2018y / 11 / 1));
}

TEST_CASE("an edited ladder renumbers nothing") {
    story of(late_risk());
    of.told_on(2018y / 12 / 4);
    of.with.ladders.overdue.steps.insert(of.with.ladders.overdue.steps.begin() + 2,
                                         {3, {plan::role::sponsor}});
    CHECK(of.told_on(2018y / 12 / 5) == strings{"3 owner CL", "3 sponsor Legal sponsor"});
    CHECK(of.told_on(2018y / 12 / 7).empty());
}
