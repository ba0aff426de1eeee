// Boards every two weeks over Christmas and Easter, and savings carried forward, from the real
// program.
#include "tests/scenarios/digest_json.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/printing.hpp"

#include <filesystem>

using nlohmann::json;
using remembrancer::tests::figure;
using remembrancer::tests::findings_of;
using remembrancer::tests::table_of;
using remembrancer::tests::workplace;
using strings = std::vector<std::string>;

namespace {

struct buckinghamshire : workplace {
    buckinghamshire() : workplace(REMEMBRANCER_PLANS_DIR "/buckinghamshire") {
        (void)tell({"import", "contacts.csv", "boards.csv", "decisions.csv", "promises.csv",
                    "risks.csv", "savings-year-2.csv", "--as-of", "2018-12-05"});
    }

    [[nodiscard]] json board_plan(const char* board, const char* as_of, strings also = {}) const {
        strings command{"digest", "board_plan", "--for", board, "--as-of", as_of};
        command.insert(command.end(), also.begin(), also.end());
        return ask(command);
    }
};

strings meetings_of(const json& plan) {
    return table_of(plan, "meetings", "item", "papers", "notice");
}

strings decisions_of(const json& plan) {
    return table_of(plan, "decisions", "ref", "due", "papers");
}

/// Whether any word of a digest is of this, in each form that is read by people.
bool names(const workplace& here, const strings& command, const char* words) {
    for (const char* file : {"seen.txt", "seen.html", "seen.csv", "seen.ics", "seen.json"}) {
        strings all = command;
        all.insert(all.end(), {"--as-of", "2018-12-05", "--out", here.file(file)});
        CHECK(here.tell(all).empty());
        if (here.read(file).find(words) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("papers of boards that meet every two weeks are due in time over Christmas") {
    const buckinghamshire here;
    const json group = here.board_plan("Implementation Group", "2018-12-10");
    CHECK(meetings_of(group) == strings{"2018-12-19 | 2018-12-12 | ", "2019-01-02 | 2018-12-21 | ",
                                        "2019-01-16 | 2019-01-09 | ",
                                        "2019-01-30 | 2019-01-23 | "});
    // On the 8th the other board decides; this one agrees before, on the 2nd.
    CHECK(decisions_of(group) == strings{"Decision D3 | 02/01/2019 | 2018-12-21",
                                         "Decision D1 | 08/01/2019 | 2018-12-21",
                                         "Decision D4 | 24/04/2019 | 2019-04-15"});
    const json executive = here.board_plan("Shadow Executive", "2018-12-10");
    // Not on Christmas Day.
    CHECK(meetings_of(executive) ==
          strings{"2018-12-11 | 2018-12-05 | 2018-11-12", "2019-01-08 | 2019-01-02 | 2018-12-10",
                  "2019-01-22 | 2019-01-16 | 2018-12-24", "2019-02-05 | 2019-01-30 | 2019-01-07"});
    CHECK(figure(executive, "to_decide") == 4);
    CHECK(figure(executive, "unconfirmed") == 1);
    CHECK(table_of(executive, "needs_date", "ref", "baseline") == strings{"Decision D6 | TBC"});
    CHECK(
        table_of(executive, "promises", "ref", "due", "owner") ==
        strings{"Promise P2 | 19/02/2019 | Finance lead", "Promise P1 | 25/06/2019 | Legal lead"});
}

TEST_CASE("papers are due in time over Easter, whose Friday and Monday nobody works") {
    const buckinghamshire here;
    CHECK(meetings_of(here.board_plan("Implementation Group", "2019-04-08")) ==
          strings{"2019-04-10 | 2019-04-03 | ", "2019-04-24 | 2019-04-15 | ",
                  "2019-05-08 | 2019-04-30 | ", "2019-05-22 | 2019-05-15 | "});
    CHECK(meetings_of(here.board_plan("Shadow Executive", "2019-04-08")) ==
          strings{"2019-04-16 | 2019-04-10 | 2019-03-18", "2019-04-30 | 2019-04-24 | 2019-04-01",
                  "2019-05-14 | 2019-05-08 | 2019-04-15", "2019-05-28 | 2019-05-22 | 2019-04-29"});
    const std::string text = here.tell(
        {"digest", "board_plan", "--for", "Implementation Group", "--as-of", "2019-04-08"});
    CHECK(text.find("- 24 April 2019\n  Left: 10 working days (16 days); Papers by: 15 April 2019;"
                    " Left for papers:\n  5 working days (7 days)") != text.npos);
}

TEST_CASE("what is short of a year's savings is carried forward into the next") {
    const buckinghamshire here;
    const auto savings = [&here](const char* as_of) {
        return table_of(here.ask({"digest", "measures", "--as-of", as_of}), "measures", "item",
                        "target", "actual", "share", "actual_before", "shortfall");
    };
    const strings year_2 = savings("2018-12-05");
    REQUIRE(year_2.size() == 3);
    CHECK(year_2[2] == "Adult services | £1,000,000 | £630,000 | 63 |  | £370,000");
    (void)here.tell({"import", "savings-year-3.csv", "--as-of", "2019-04-08"});
    const strings year_3 = savings("2019-04-08");
    REQUIRE(year_3.size() == 6);
    CHECK(year_3[0] == "Savings of the year | £9.49m | £7.4m | 78 | £6,252,037 | £2,090,000");
    CHECK(year_3[1] == "Savings since the start | £16,061,220 | £13,652,037 | 85 | £6,252,037 | "
                       "£2,409,183");
    CHECK(year_3[2] == "Adult services | £1,370,000 | £1,370,000 | 100 | £630,000 | ");
    const json made = here.ask({"digest", "measures", "--as-of", "2019-04-08"});
    CHECK(findings_of(made, "contradictions").back() ==
          "Underachieved: £400,000 against £470,000, the sum of 2 parts");
    // What the plan keeps for others is no part of what staff see, nor of what does not fit there.
    const json seen =
        here.ask({"digest", "measures", "--as-of", "2019-04-08", "--audience", "staff"});
    CHECK(table_of(seen, "measures", "item").size() == 3);
    CHECK(seen.dump().find("Underachieved") == std::string::npos);
}

TEST_CASE("what staff and the public are sent leaves out what the plan keeps for others") {
    const buckinghamshire here;
    const strings to_board{"digest", "board_plan", "--for", "Shadow Executive"};
    const strings to_group{"digest", "board_plan", "--for", "Implementation Group"};
    const strings forward{"digest", "forward_plan"};
    const struct {
        const strings& digest;
        const char* words;
        bool staff;
        bool public_;
    } table[] = {
        {to_board, "Settle the terms of senior posts", false, false},
        {to_board, "settlement with the contractor", false, false},
        {to_board, "Agree the savings plan", true, true},
        {to_board, "implementation plan", true, true},
        {to_group, "Open the consultation of staff", true, false},
        {forward, "A senior post falls vacant", false, false},
        {forward, "Savings come too late", true, true},
    };
    for (const auto& row : table) {
        CAPTURE(row.words);
        const auto seen_by = [&](const char* audience) {
            strings command = row.digest;
            if (*audience != '\0')
                command.insert(command.end(), {"--audience", audience});
            return names(here, command, row.words);
        };
        CHECK(seen_by(""));
        CHECK(seen_by("staff") == row.staff);
        CHECK(seen_by("public") == row.public_);
    }
    // Nor do the figures count it.
    CHECK(figure(here.board_plan("Shadow Executive", "2018-12-05"), "to_decide") == 4);
    const json seen = here.board_plan("Shadow Executive", "2018-12-05", {"--audience", "public"});
    CHECK(figure(seen, "to_decide") == 3);
    CHECK(figure(here.ask({"digest", "forward_plan", "--as-of", "2018-12-05"}), "top_risk") == 20);
    CHECK(figure(
              here.ask({"digest", "forward_plan", "--as-of", "2018-12-05", "--audience", "public"}),
              "top_risk") == 12);
}
