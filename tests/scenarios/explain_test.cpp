#include "tests/scenarios/small_plan.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;
using nlohmann::json;

namespace {

/// Alpha was due on Friday 30 November and Beta comes on 5 December; two rounds were held.
struct told_plan : small_plan {
    told_plan() {
        import("Legal,Alpha,G,30 November 2018,,Owner A\n"
               "Legal,Beta,G,5 December 2018,,Owner A\n",
               "2018-11-28");
        (void)hold("2018-12-03T08:00:00", "2018-12-04T12:00:00");
    }

    [[nodiscard]] said explain(std::vector<std::string> words) const {
        words.insert(words.begin(), {"--config", file("remembrancer.toml"), "--store",
                                     file("plan.db"), "explain"});
        return call(std::move(words));
    }
    [[nodiscard]] std::string newest_id(const std::string& person) const {
        for (const json& row : list({"outbox", "list"}))
            if (row.at("person") == person)
                return std::to_string(row.at("id").get<long long>());
        FAIL("nothing for " << person);
        return {};
    }
};

bool has(const std::string& text, const std::string& words) {
    CAPTURE(text);
    CAPTURE(words);
    const bool found = text.find(words) != std::string::npos;
    CHECK(found);
    return found;
}

} // namespace

TEST_CASE("explain says of an item who was told, who was not yet, and why") {
    const told_plan here;
    const std::string text = here.tell({"explain", "M1", "--as-of", "2018-12-04"});
    has(text, "milestone M1 (Alpha)\n");
    has(text, "  overdue: green_but_late, counted from 30 November 2018\n");
    has(text, "Silent: due_soon, ");
    has(text, "overdue, episode 1: open since Monday 3 December 2018\n");
    has(text, "  step 1, Owner A as owner, 3 December 2018: told in message ");
    has(text, "  step 2, Manager as project manager, 4 December 2018: told in message ");
    has(text, "  step 5, Sponsor as sponsor: not yet at that step: on Friday 7 December 2018\n");
    has(text, " to Manager by file, made Tuesday 4 December 2018 at 08:30, 1 line: accepted\n");
    has(text, "    attempt 1 at Tuesday 4 December 2018 at 08:30: accepted\n");
    CHECK(here.tell({"explain", "item", "milestone", "M1", "--as-of", "2018-12-04"}) == text);
}

TEST_CASE("explain judges an item as of another day") {
    const told_plan here;
    const json before = here.ask({"explain", "M2", "--as-of", "2018-10-01"});
    for (const json& rule : before.at("rules")) {
        if (rule.at("rule") == "due_soon") {
            CHECK_FALSE(rule.at("holds").get<bool>());
            CHECK(rule.at("says_new_on") == "2018-11-21");
        }
    }
    // What is stored of a later day is no reason to end it.
    const json earlier = here.ask({"explain", "M1", "--as-of", "2018-10-01"});
    CHECK(earlier.at("episodes").size() == 1);
    CHECK(earlier.at("episodes").at(0).at("standing") == "open");
    CHECK(earlier.at("past") == true);
    has(here.tell({"explain", "M1", "--as-of", "2018-12-03"}),
        "Rounds of later days were held: of people it says what those decided.\n");
    const json after = here.ask({"explain", "M2", "--as-of", "2018-12-20"});
    CHECK(after.at("as_of") == "2018-12-20");
    CHECK(after.at("effective") == "2018-12-05");
    CHECK(after.at("episodes").back().at("rule") == "overdue");
    CHECK(after.at("episodes").back().at("standing") == "opens_next");
    CHECK(after.at("episodes").back().at("ahead")[0].at("why") == "next_round");
}

TEST_CASE("explain says for which day of the week a reminder will wait") {
    const small_plan here;
    here.write("remembrancer.toml",
               here.read("remembrancer.toml") +
                   "\n[[person]]\nname = \"Owner A\"\nreminders = \"weekly\"\nweekly_on = "
                   "\"friday\"\n");
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n", "2018-11-28");
    has(here.tell({"explain", "M1", "--as-of", "2018-12-04"}),
        "  step 1, Owner A as owner: on the day of the week on which they chose to be reminded: "
        "Friday 7 December 2018\n");
    CHECK(here.ask({"explain", "M1", "--as-of", "2018-12-04"})
              .at("episodes")
              .at(0)
              .at("ahead")
              .at(0)
              .at("why") == "waits_for_day");
}

TEST_CASE("explain tells machines of every alert what became of it, and of every message") {
    const told_plan here;
    const json item = here.ask({"explain", "item", "M1", "--as-of", "2018-12-04"});
    CHECK(item.at("kind") == "milestone");
    CHECK(item.at("ref") == "M1");
    const json& episode = item.at("episodes").at(0);
    CHECK(episode.at("rule") == "overdue");
    CHECK(episode.at("standing") == "open");
    const json& alert = episode.at("alerts").at(0);
    CHECK(alert.at("step") == 1);
    CHECK(alert.at("role") == "owner");
    CHECK(alert.at("recipient") == "Owner A");
    CHECK(alert.at("became") == "told");
    CHECK(alert.at("round").at("scheduled_for") == "2018-12-03T08:30:00Z");
    CHECK(alert.at("held").is_null());
    const json message =
        here.ask({"explain", "message", std::to_string(alert.at("message").get<int>())});
    CHECK(message.at("person") == "Owner A");
    CHECK(message.at("state") == "accepted");
    CHECK(message.at("log").size() == 1);
    bool is_in_it = false;
    for (const json& each : message.at("alerts"))
        is_in_it = is_in_it || (each.at("item").at("ref") == "M1" && each.at("rule") == "overdue" &&
                                each.at("step") == 1);
    CHECK(is_in_it);
}

TEST_CASE("explain says of a message why each line is in it") {
    const told_plan here;
    const std::string text = here.tell({"explain", "message", here.newest_id("Manager")});
    has(text, " to Manager by file");
    has(text, "milestone M1 (Alpha): overdue, green_but_late, step 2, Manager as project "
              "manager\n");
    has(text, "    episode 1, decided on Tuesday 4 December 2018 in round daily of Tuesday 4 "
              "December 2018 at 08:30\n");
}

TEST_CASE("explain says of a person's week what they got and what they were spared") {
    const told_plan here;
    (void)here.tell({"absence", "add", "Sponsor", "--from", "2018-12-05", "--until", "2018-12-31"});
    (void)here.hold("2018-12-04T13:00:00", "2018-12-07T12:00:00");
    const json week = here.ask({"explain", "person", "sponsor", "--week", "2018-12-05"});
    CHECK(week.at("person") == "Sponsor");
    CHECK(week.at("from") == "2018-12-03");
    CHECK(week.at("until") == "2018-12-09");
    CHECK(week.at("got").empty());
    REQUIRE(week.at("spared").size() == 1);
    CHECK(week.at("spared")[0].at("recipient") == "Programme office");
    CHECK(week.at("spared")[0].at("became") == "told");
    has(here.tell({"explain", "Sponsor", "--week", "2018-12-05"}),
        "Programme office as sponsor, in the place of Sponsor (Sponsor is away until 31 December "
        "2018 and has no deputy): told in message ");
    has(here.tell({"explain", "Owner", "A", "--week", "2018-12-05"}), "What they got\nMessage ");
    has(here.tell({"explain", "person", "Owner A", "--week", "2017-12-05"}),
        "They got nothing.\n\nThey were spared nothing.\n");
}

TEST_CASE("a bare word is an item first, and what else it may be is said") {
    const told_plan here;
    here.write("risks.csv",
               "ID,Workstream,Risk,Due Date,Owner\n1,Legal,A risk,1 March 2019,Owner A\n");
    (void)here.tell({"import", "risks.csv", "--as-of", "2018-12-04"});
    const said both = here.explain({"1"});
    CHECK(both.code == 0);
    has(both.out, "risk 1 (A risk)");
    has(both.err, "'1' is taken as the item; there is a message of that name too: see "
                  "`remembrancer explain message \"1\"`");
    CHECK(here.explain({"Manager"}).err.empty());
    CHECK(here.explain({"2"}).out.starts_with("Message 2 to "));
}

TEST_CASE("what nobody knows is answered with near names and what to do") {
    const told_plan here;
    struct row {
        const char* name;
        std::vector<std::string> words;
        int code;
        const char* says;
    };
    const row rows[] = {
        {"nothing like it",
         {"Zebra crossing"},
         65,
         "no item, person or message is called 'Zebra crossing': give an item's ID"},
        {"nearly a person", {"Managr"}, 65, "did you mean Manager?"},
        {"nearly an item", {"item", "M11"}, 65, "did you mean M1?"},
        {"nearly a contact", {"person", "Sponser"}, 65, "did you mean Sponsor?"},
        {"no message",
         {"message", "999"},
         65,
         "there is no message 999: see `remembrancer outbox list`"},
        {"no number", {"message", "twelve"}, 65, "there is no message twelve"},
        {"a week of an item", {"item", "M1", "--week", "2018-12-05"}, 64, "--week is for a person"},
        {"a day of a person",
         {"person", "Manager", "--as-of", "2018-12-05"},
         64,
         "--as-of is for an item"},
        {"no day", {"M1", "--as-of", "Tuesday"}, 64, "expected a date such as 2018-12-05"},
        {"nothing", {}, 64, "what"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const said answer = here.explain(r.words);
        CHECK(answer.code == r.code);
        CHECK(answer.out.empty());
        has(answer.err, r.says);
    }
}

TEST_CASE("what a plan says cannot break explain's lines") {
    const small_plan here;
    here.import("Legal,\"Two\nlines \x1b[31m\",G,30 November 2018,,Owner A\n", "2018-11-28");
    (void)here.hold("2018-12-03T08:00:00", "2018-12-03T12:00:00");
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{"explain", "M1"},
                                               {"explain", "Owner A", "--week", "2018-12-03"},
                                               {"explain", "message", "1"}}) {
        const std::string text = here.tell(command);
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find("\nlines") == std::string::npos);
    }
}
