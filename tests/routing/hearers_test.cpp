#include "daemon/routing/plan_alerts.hpp"

#include "tests/routing/story.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::disposition;

TEST_CASE("a step that would tell its people only the same again tells nobody") {
    SUBCASE("the manager is the owner") {
        story of(a_milestone().in("WS2 Finance").baseline(due));
        CHECK(of.told_on(2018y / 12 / 3).size() == 2);
        const auto second = of.at(2018y / 12 / 4).alerts;
        CHECK(told(second).empty());
        CHECK(lines(second, disposition::already_told).size() == 4);
    }
    SUBCASE("the sponsor is the owner") {
        story of(a_risk().in("WS1 Legal and Democratic").owned_by("Legal sponsor").baseline(due));
        CHECK(of.told_on(2018y / 12 / 4).size() == 2);
        CHECK(of.told_on(2018y / 12 / 7).empty());
        CHECK(of.told_on(2018y / 12 / 14).size() == 3);
    }
    SUBCASE("the director is the owner: told as the owner, once") {
        story of(a_risk().in("WS1 Legal and Democratic").owned_by("Programme director"));
        of.told_on(2018y / 12 / 7);
        CHECK(of.told_on(2018y / 12 / 14) ==
              strings{"10 owner Programme director", "10 programme_office Programme office"});
        CHECK(lines(of.so_far, disposition::already_told) ==
              strings{"10 programme_director Programme director"});
    }
}

TEST_CASE(
    "whoever heard of something late at first sight does not hear the same again the next day") {
    const plan::rule late[] = {plan::rule::papers_due, plan::rule::notice_missed,
                               plan::rule::latest_start, plan::rule::report_late};
    for (const plan::rule each : late) {
        CAPTURE(plan::to_text(each));
        story of(a_decision().in("WS1 Legal and Democratic").owned_by("CL"));
        of.finding = {each, plan::reason::papers_late, due, false, {}};
        of.episode = {{7}, each, {}, 1, 2018y / 12 / 5, {}, due, 2018y / 12 / 5};
        CHECK(of.told_on(2018y / 12 / 5).size() == 3);
        CHECK(of.told_on(2018y / 12 / 6).empty());
        CHECK(of.told_on(2018y / 12 / 7).empty());
    }
    SUBCASE("whoever is new hears it, and the owner with them") {
        story of(a_decision().in("WS1 Legal and Democratic").owned_by("CL"));
        of.finding = {plan::rule::notice_missed, plan::reason::notice_too_late, due, false, {}};
        of.episode = {{7}, of.finding.rule, {}, 1, 2018y / 12 / 5, {}, due, 2018y / 12 / 5};
        of.told_on(2018y / 12 / 5);
        CHECK(of.told_on(2018y / 12 / 10) == strings{"3 owner CL", "3 sponsor Legal sponsor"});
    }
    SUBCASE("whatever the ladder says") {
        story of(late_risk());
        of.with.ladders.overdue.skips_told = false;
        of.episode.first_sight = of.episode.opened = 2018y / 12 / 5;
        of.told_on(2018y / 12 / 5);
        CHECK(of.told_on(2018y / 12 / 6).empty());
        CHECK(of.told_on(2018y / 12 / 7).empty());
        CHECK(of.told_on(2018y / 12 / 12) == strings{"5 owner CL", "5 sponsor Legal sponsor"});
    }
}

TEST_CASE("a new owner hears the current step once, and nobody else hears it again") {
    SUBCASE("a stranger to the episode") {
        story of(late_risk());
        of.told_on(2018y / 12 / 3);
        of.told_on(2018y / 12 / 4);
        of.item.owners = {"Place Board"};
        CHECK(of.told_on(2018y / 12 / 5) == strings{"2 owner Place Board"});
        CHECK(lines(of.so_far, disposition::passed) == strings{"1 owner Place Board"});
        CHECK(of.told_on(2018y / 12 / 5).empty());
        CHECK(of.told_on(2018y / 12 / 7) ==
              strings{"5 owner Place Board", "5 sponsor Legal sponsor"});
    }
    SUBCASE("one who was told in another role") {
        story of(late_risk());
        of.told_on(2018y / 12 / 4);
        of.item.owners = {"Legal project manager"};
        CHECK(of.told_on(2018y / 12 / 5) == strings{"2 owner Legal project manager"});
        of.item.owners = {"CL"};
        CHECK(of.told_on(2018y / 12 / 6).empty());
    }
    SUBCASE("between two repeats") {
        story of(late_risk());
        of.told_on(2018y / 12 / 14);
        of.told_on(2018y / 12 / 21);
        of.item.owners = {"Place Board"};
        CHECK(of.told_on(2018y / 12 / 24) == strings{"16 programme_director Programme director",
                                                     "16 programme_office Programme office",
                                                     "15 owner Place Board"});
    }
    SUBCASE("a name that the contacts did not have") {
        plan::item item = late_risk();
        item.owners = {"A newcomer"};
        story of(item);
        CHECK(of.told_on(2018y / 12 / 3) == strings{"1 owner > Programme office"});
        CHECK(of.so_far.front().stand_in_reason == "\"A newcomer\" is not among the contacts");
        std::vector<plan::person> people = contacts();
        people.push_back(a_person("A newcomer"));
        of.with.people = routing::directory(people, workstreams(), {});
        CHECK(of.told_on(2018y / 12 / 3) == strings{"1 owner A newcomer"});
    }
}

TEST_CASE("a new sponsor who has heard nothing hears the current step") {
    story of(late_risk());
    for (const date day : {2018y / 12 / 3, 2018y / 12 / 4, 2018y / 12 / 7, 2018y / 12 / 14})
        of.told_on(day);
    std::vector<plan::workstream> teams = workstreams();
    teams[0].sponsors = {"Place Board"};
    of.with.people = routing::directory(contacts(), teams, {});
    CHECK(of.told_on(2018y / 12 / 14) == strings{"10 sponsor Place Board"});
    CHECK(of.told_on(2018y / 12 / 14).empty());
}

TEST_CASE("a deputy hears in the principal's place, and the principal does not hear it again") {
    story of(late_risk());
    of.item.owners = {"Finance sponsor"};
    of.with.absences = {{1, "Finance sponsor", 2018y / 12 / 1, 2018y / 12 / 3}};
    const auto first = of.at(2018y / 12 / 3).alerts;
    CHECK(told(first) == strings{"1 owner Finance sponsor> Finance project manager A"});
    CHECK(first.front().stand_in_reason == "Finance sponsor is away until 3 December 2018");
    of.with.absences.clear();
    CHECK(of.told_on(2018y / 12 / 3).empty());
    CHECK(of.told_on(2018y / 12 / 4).front() == "2 owner Finance sponsor");
}

TEST_CASE("roles that nobody holds are heard by the programme office, each once a step") {
    story of(a_risk().in("WS7 Policies").baseline(due));
    CHECK(of.told_on(2018y / 12 / 3) == strings{"1 owner > Programme office"});
    CHECK(of.told_on(2018y / 12 / 4) ==
          strings{"2 owner > Programme office", "2 project_manager > Programme office"});
    CHECK(of.told_on(2018y / 12 / 7) ==
          strings{"5 owner > Programme office", "5 sponsor > Programme office"});
    CHECK(of.so_far.back().stand_in_reason == "no sponsor recorded for WS7 Policies");
    CHECK(of.told_on(2018y / 12 / 14).size() == 3);
}
