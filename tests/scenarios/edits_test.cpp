#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::lines_of;
using remembrancer::tests::workplace;

namespace {

const std::string late_row = "WS7 Policies,Templates and guidance approved,G,17 October,31 October";
const std::string late_title = "Templates and guidance approved";
constexpr int step_over = 1'000'000; // as the README of the daemon has it

struct heard {
    std::string person;
    std::string rule;
    std::string reason;
    int step;
};

std::vector<heard> of(const std::string& title, const std::string& log) {
    std::vector<heard> all;
    for (const json& line : lines_of(log))
        for (const json& alert : line.at("alerts"))
            if (alert.at("title") == title)
                all.push_back(
                    {line.at("person"), alert.at("rule"), alert.at("reason"), alert.at("step")});
    return all;
}

std::set<std::string> people_of(const std::vector<heard>& all) {
    std::set<std::string> people;
    for (const heard& one : all)
        people.insert(one.person);
    return people;
}

void import_tables(const workplace& here) {
    (void)here.tell({"import", "milestones.csv", "risks.csv", "issues.csv", "workstreams.csv",
                     "contacts.csv", "--as-of", "2018-12-05"});
}

/// The text of the first message that a person got on a day.
std::string message_to(const workplace& here, const std::string& person, const std::string& day) {
    for (const json& row : here.list({"outbox", "list", "--limit", "1000"}))
        if (row.at("person") == person && row.at("created").get<std::string>().starts_with(day))
            return here.tell({"outbox", "show", std::to_string(row.at("id").get<long long>())});
    FAIL("nothing for " << person << " on " << day);
    return {};
}

} // namespace

TEST_CASE("a date re-cast into the future is told to those who had heard of the escalation") {
    const workplace here;
    import_tables(here);
    const auto before = of(late_title, here.run("2018-12-05T00:00:00", "2018-12-12T20:00:00"));
    CHECK(people_of(before) ==
          std::set<std::string>{"Legal sponsor", "Policies project manager", "Programme office"});
    here.edit("milestones.csv", late_row,
              "WS7 Policies,Templates and guidance approved,G,17 October,31 January 2019");
    const json report = here.ask({"import", "milestones.csv", "--as-of", "2018-12-12"});
    CHECK(report.at("changed") == 1);
    CHECK(report.at("vanished") == 0);

    const auto after = of(late_title, here.run("2018-12-12T20:00:00", "2018-12-13T20:00:00"));
    for (const heard& one : after) {
        CAPTURE(one.person);
        // Whoever manages the workstream has the facts of the move, too.
        if (one.step != step_over) {
            CHECK((one.reason == "moved_later" || one.reason == "rating_unchanged_while_slipping"));
            CHECK(one.person == "Policies project manager");
            continue;
        }
        CHECK(one.reason == "recast");
    }
    CHECK(people_of(after).contains("Legal sponsor"));
    CHECK(people_of(after).contains("Programme office"));
    CHECK_FALSE(people_of(after).contains("Programme director"));
    CHECK(here.ask({"status"}).at("outbox").at("pending") == 0);

    // Said once, and the ladder does not climb on; the new date has reminders of its own.
    for (const heard& one : of(late_title, here.run("2018-12-13T20:00:00", "2019-01-31T20:00:00")))
        CHECK(one.rule == "due_soon");
}

TEST_CASE("a milestone that is late again climbs its ladder from the bottom") {
    const workplace here;
    import_tables(here);
    (void)here.run("2018-12-05T00:00:00", "2018-12-12T20:00:00");
    here.edit("milestones.csv", late_row,
              "WS7 Policies,Templates and guidance approved,G,17 October,20 December 2018");
    (void)here.ask({"import", "milestones.csv", "--as-of", "2018-12-12"});
    std::set<int> steps;
    for (const json& line : lines_of(here.run("2018-12-12T20:00:00", "2019-01-31T20:00:00")))
        for (const json& alert : line.at("alerts"))
            if (alert.at("title") == late_title && alert.at("rule") == "overdue" &&
                alert.at("step") != step_over) {
                CHECK(alert.at("episode") == 2);
                steps.insert(alert.at("step").get<int>());
            }
    // The manager is the owner here: their step at 2 would only say again what 1 said.
    for (const int step : {1, 5, 10})
        CHECK_MESSAGE(steps.contains(step), "step " << step);
}

TEST_CASE("a milestone that leaves the plan pauses, and the office is asked about it") {
    const workplace here;
    import_tables(here);
    (void)here.run("2018-12-05T00:00:00", "2018-12-12T20:00:00");
    here.edit("milestones.csv", late_row + "\n", "");
    const json report = here.ask({"import", "milestones.csv", "--as-of", "2018-12-12"});
    CHECK(report.at("vanished") == 1);
    CHECK(report.at("changed") == 0);

    for (const heard& one : of(late_title, here.run("2018-12-12T20:00:00", "2018-12-21T20:00:00")))
        CHECK(one.step == step_over);
    const std::string list = message_to(here, "Programme office", "2018-12-17");
    CHECK(list.find(late_title) != std::string::npos);
    CHECK(list.find("done, dropped or renamed?") != std::string::npos);

    // It comes back as it was: no new item, and late still.
    here.copy("milestones.csv", "without.csv");
    here.edit("milestones.csv", "WS7 Policies,Prioritised master list approved",
              late_row + "\nWS7 Policies,Prioritised master list approved");
    const json back = here.ask({"import", "milestones.csv", "--as-of", "2018-12-21"});
    CHECK(back.at("added") == 0);
    CHECK(back.at("vanished") == 0);
    CHECK(here.ask({"status", "--as-of", "2018-12-21"}).at("milestones").at("total") == 62);
    CHECK_FALSE(of(late_title, here.run("2018-12-21T20:00:00", "2019-01-11T20:00:00")).empty());
}

TEST_CASE("a closed item is silent from the next round on") {
    const workplace here;
    import_tables(here);
    (void)here.run("2018-12-05T00:00:00", "2018-12-12T20:00:00");
    here.edit("milestones.csv", late_row,
              "WS7 Policies,Templates and guidance approved,C,17 October,31 October");
    (void)here.ask({"import", "milestones.csv", "--as-of", "2018-12-12"});
    const auto told = of(late_title, here.run("2018-12-12T20:00:00", "2019-01-31T20:00:00"));
    CHECK(people_of(told).contains("Legal sponsor"));
    for (const heard& one : told) {
        CHECK(one.step == step_over);
        CHECK(one.reason == "closed");
    }
}

TEST_CASE("a deputy hears instead of a person who is away, and hears for whom") {
    const workplace here;
    import_tables(here);
    const json away = here.ask(
        {"absence", "add", "Finance sponsor", "--from", "2018-12-05", "--until", "2018-12-12"});
    CHECK(away.at("person") == "Finance sponsor");
    const auto log = here.run("2018-12-05T00:00:00", "2018-12-12T20:00:00");
    for (const json& line : lines_of(log))
        CHECK(line.at("person") != "Finance sponsor");
    // Red and two working days late on the 7th: the sponsor's step.
    const auto told = people_of(of("Scope defined and Signed-Off", log));
    CHECK(told.contains("Finance project manager A"));
    const std::string text = message_to(here, "Finance project manager A", "2018-12-07");
    CHECK(text.find("Scope defined and Signed-Off") != std::string::npos);
    CHECK(text.find("Finance sponsor") != std::string::npos);

    // Back again: the deputy is left alone with it.
    const auto later = people_of(
        of("Scope defined and Signed-Off", here.run("2018-12-12T20:00:00", "2019-01-31T20:00:00")));
    CHECK_FALSE(later.contains("Finance project manager A"));
}
