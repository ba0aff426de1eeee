#include "tests/scenarios/small_plan.hpp"

#include <string_view>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using namespace remembrancer::tests;

namespace {

const std::string quiet_plan = "Legal,Alpha,G,1 March 2019,,Owner A\n"
                               "Legal,Beta,G,1 March 2019,,Owner A\n";

int count_in(std::string_view text, std::string_view words) {
    int found = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("a baseline that changes after the list of its Monday stands in the next one") {
    const small_plan here;
    here.import(quiet_plan, "2018-12-03");
    (void)here.hold("2018-12-10T08:00:00", "2018-12-10T09:00:00");
    here.import("Legal,Alpha,G,5 March 2019,,Owner A\n"
                "Legal,Beta,G,1 March 2019,,Owner A\n",
                "2018-12-10");
    // A workbook that was forgotten in a drawer.
    here.import("Legal,Alpha,G,5 March 2019,,Owner A\n"
                "Legal,Beta,G,7 March 2019,,Owner A\n",
                "2018-11-30");
    (void)here.hold("2018-12-17T08:00:00", "2018-12-17T09:00:00");
    const std::string list = here.newest_to("Programme office");
    CHECK(list.find("baseline moved from 1 March 2019 to 5 March 2019") != std::string::npos);
    CHECK(list.find("baseline moved from 1 March 2019 to 7 March 2019") != std::string::npos);

    // Said once: the week after has another change, and only that.
    here.import("Legal,Alpha,G,5 March 2019,,Owner A\n"
                "Legal,Beta,G,8 March 2019,,Owner A\n",
                "2018-12-18");
    (void)here.hold("2018-12-24T08:00:00", "2018-12-24T09:00:00");
    const std::string next = here.newest_to("Programme office");
    CHECK(next.find("baseline moved from 7 March 2019 to 8 March 2019") != std::string::npos);
    CHECK(count_in(next, "baseline moved") == 1);
}

TEST_CASE("what a withdrawn list said stands in the one made in its place") {
    const small_plan here;
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n"
                "Legal,Beta,G,1 March 2019,,Owner A\n",
                "2018-12-03");
    here.break_channel();
    // The message of the 4th is given up on the 7th; the round of the 7th is missed.
    (void)here.hold("2018-12-04T08:00:00", "2018-12-06T20:00:00");
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n"
                "Legal,Beta,G,2 March 2019,,Owner A\n"
                "Legal,Gamma,G,,,Owner A\n",
                "2018-12-07");
    CHECK(told_of(here.hold("2018-12-07T20:00:00", "2018-12-10T09:00:00"), "Gamma")
              .contains("Programme office"));
    const std::string first = here.newest_to("Programme office");
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n"
                "Legal,Beta,G,2 March 2019,,Owner A\n"
                "Legal,Gamma,G,4 March 2019,,Owner A\n",
                "2018-12-10");
    CHECK(told_of(here.hold("2018-12-11T08:00:00", "2018-12-11T09:00:00"), "Gamma").empty());
    const std::string second = here.newest_to("Programme office");
    CHECK(second != first);
    for (const std::string& list : {first, second}) {
        CHECK(list.find("not held on Friday 7 December 2018") != std::string::npos);
        CHECK(list.find("baseline moved from 1 March 2019") != std::string::npos);
        CHECK(list.find(" to Owner A: by ") != std::string::npos);
    }
    CHECK(here.ask({"status"}).at("missed_rounds") == 0);
}

TEST_CASE("a long section of the list is cut, and says how many more there are") {
    const small_plan here;
    std::string plan;
    for (int i = 1; i <= 150; ++i)
        plan += "Legal,Item " + std::to_string(i) + ",G,1 November 2018,1 March 2019,Owner A\n";
    here.import(plan, "2018-12-03");
    (void)here.hold("2018-12-10T08:00:00", "2018-12-10T09:00:00");
    const std::string list = here.newest_to("Programme office");
    CHECK(list.find("150 past baseline") != std::string::npos);
    CHECK(count_in(list, "baseline 1 November 2018") == 100);
    CHECK(list.find("And 50 more") != std::string::npos);
}
