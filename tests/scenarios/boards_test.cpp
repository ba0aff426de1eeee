#include "tests/scenarios/small_plan.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::small_plan;

namespace {

/// Two boards and what is to be decided by them, in the place of a plan of milestones.
struct with_boards : small_plan {
    with_boards() {
        write("boards.csv",
              "Board,Chair,Meets,Papers,Notice\n"
              "Programme Board,Owner A,fortnightly from 5 December 2018,5 working days,\n"
              "Shadow Executive,Sponsor,fortnightly from 12 December 2018,5 clear days,28 clear "
              "days\n");
        write("decisions.csv",
              "ID,Workstream,Decision,Board,Decision date,Papers sent,Notice given,Owner\n"
              "D1,Legal,Adopt the plan,Programme Board,19/12/2018,,,Manager\n"
              "D2,Legal,Set the budget,Programme Board; Shadow Executive,09/01/2019,,10/12/2018,"
              "Manager\n"
              "D3,Legal,Name the council,Shadow Executive,09/01/2019,,10/12/2018,Manager\n");
        (void)tell({"import", "contacts.csv", "workstreams.csv", "boards.csv", "decisions.csv",
                    "--as-of", "2018-12-03"});
    }
};

/// Whether the words are in the text, wherever its lines break.
bool has(const std::string& lines, const std::string& words) {
    std::string text;
    for (const char c : lines) {
        const char each = c == '\n' ? ' ' : c;
        if (each != ' ' || !text.ends_with(' '))
            text += each;
    }
    CAPTURE(text);
    CAPTURE(words);
    const bool found = text.find(words) != std::string::npos;
    CHECK(found);
    return found;
}

} // namespace

TEST_CASE("the plan for a board has its decisions, with the last day for their papers") {
    const with_boards here;
    const json items =
        here.ask({"plan", "--as-of", "2018-12-05", "--board", "programme board"}).at("items");
    REQUIRE(items.size() == 2);
    CHECK(items[0].at("ref") == "D1");
    CHECK(items[0].at("kind") == "decision");
    CHECK(items[0].at("papers") == "2018-12-12");
    CHECK(items[1].at("ref") == "D2");
    CHECK(items[1].at("papers") == "2019-01-03");
    const std::string text =
        here.tell({"plan", "--as-of", "2018-12-05", "--board", "Programme Board"});
    has(text, "for Programme Board, 8 weeks from Wednesday 5 December 2018");
    has(text, "Papers");
    has(text, "12 December 2018");
    CHECK(text.find("Name the council") == std::string::npos);
    const json everything = here.ask({"plan", "--as-of", "2018-12-05"}).at("items");
    CHECK(everything.size() == 3);
    CHECK_FALSE(everything[0].contains("papers"));
}

TEST_CASE("a board that is none of the plan's is asked about, with the likely one") {
    const with_boards here;
    const auto answer = here.call({"--config", here.file("remembrancer.toml"), "--store",
                                   here.file("plan.db"), "plan", "--board", "Program Board"});
    CHECK(answer.code == 64);
    has(answer.err, "no board is called 'Program Board'; did you mean 'programme board'?");
}

TEST_CASE("owners are told of papers, notice and meeting days in words") {
    const with_boards here;
    const auto told = here.hold("2018-12-12T08:00:00", "2018-12-12T12:00:00");
    std::set<std::string> rules;
    for (const auto& alert : told)
        if (alert.person == "Manager")
            rules.insert(alert.rule);
    CHECK(rules.contains("papers_due"));
    CHECK(rules.contains("notice_missed") == false);
    const std::string mail = here.newest_to("Manager");
    has(mail, "Before a board meets");
    has(mail, "Its papers are due by Wednesday 12 December 2018, for the meeting of Programme");
    has(mail, "Send its papers to the board");

    (void)here.hold("2018-12-13T00:00:00", "2018-12-13T12:00:00");
    const std::string late = here.newest_to("Programme office");
    has(late, "Its papers are late");
    has(late, "its papers are late and you are the programme office");
}

TEST_CASE("notice that was given too late is said with the meeting that may decide") {
    const with_boards here;
    here.edit("decisions.csv", "D3,Legal,Name the council,Shadow Executive,09/01/2019,,10/12/2018",
              "D3,Legal,Name the council,Shadow Executive,09/01/2019,,12/12/2018");
    (void)here.tell({"import", "decisions.csv", "--as-of", "2018-12-12"});
    (void)here.hold("2018-12-12T08:00:00", "2018-12-12T12:00:00");
    const std::string mail = here.newest_to("Manager");
    has(mail, "Too late to give notice: due by Tuesday 11 December 2018, 28 clear days before");
    has(mail, "so the first meeting that can decide is on Wednesday 23 January 2019");
    has(mail, "Give it the date of a meeting for which there is time to give notice");
}

TEST_CASE("who clears the papers of a decision is told in turn, with who is before and after") {
    const with_boards here;
    here.edit("decisions.csv", "Owner\n", "Owner,Cleared by\n");
    here.edit("decisions.csv", "D1,Legal,Adopt the plan,Programme Board,19/12/2018,,,Manager",
              "D1,Legal,Adopt the plan,Programme Board,19/12/2018,,,Manager,Owner A; Sponsor");
    (void)here.tell({"import", "decisions.csv", "--as-of", "2018-12-03"});
    (void)here.hold("2018-12-06T08:00:00", "2018-12-06T12:00:00");
    const std::string first = here.newest_to("Owner A");
    has(first, "Its papers are due by Wednesday 12 December 2018");
    has(first, "to be cleared by Owner A from 6 December 2018, then Sponsor from 10 December 2018");
    has(first, "its papers are due and you are its clearance officer");
    has(first, "Clear its papers when it is your turn");
    CHECK(first.find("Escalation") == std::string::npos);
    (void)here.hold("2018-12-10T00:00:00", "2018-12-10T12:00:00");
    has(here.newest_to("Sponsor"), "its papers are due and you are its clearance officer");
}
