#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;

namespace {

using people = std::set<std::string>;

// Both late on Tuesday 4 December 2018 by one working day, on Wednesday by two.
const std::string both_late = "Legal,Alpha,G,3 December 2018,,Owner A\n"
                              "Legal,Beta,G,3 December 2018,,Owner A\n";
const std::string both_done = "Legal,Alpha,C,3 December 2018,,Owner A\n"
                              "Legal,Beta,C,3 December 2018,,Owner A\n";

} // namespace

TEST_CASE("items that are closed together before a mail about both has left are silent") {
    const small_plan here;
    here.import(both_late, "2018-12-03");
    here.break_channel();
    CHECK(told_of(here.hold("2018-12-04T08:00:00", "2018-12-04T09:00:00"), "Beta") ==
          people{"Owner A"});
    CHECK(told_of(here.hold("2018-12-05T08:00:00", "2018-12-05T09:00:00"), "Beta") ==
          people{"Owner A", "Manager"});
    here.import(both_done, "2018-12-05");

    const auto after = here.hold("2018-12-06T08:00:00", "2018-12-14T20:00:00");
    CHECK(told_of(after, "Alpha").empty());
    CHECK(told_of(after, "Beta").empty());
    const auto outbox = here.ask({"status"}).at("outbox");
    CHECK(outbox.at("pending") == 0);
    CHECK(outbox.at("deferred") == 0);
}

TEST_CASE("of two items in an unsent mail the one that is still late is told again") {
    const small_plan here;
    here.import(both_late, "2018-12-03");
    here.break_channel();
    (void)here.hold("2018-12-04T08:00:00", "2018-12-04T09:00:00");
    here.import("Legal,Alpha,C,3 December 2018,,Owner A\n"
                "Legal,Beta,G,3 December 2018,,Owner A\n",
                "2018-12-04");
    const auto after = here.hold("2018-12-05T08:00:00", "2018-12-05T09:00:00");
    CHECK(told_of(after, "Alpha").empty());
    CHECK(told_of(after, "Beta") == people{"Owner A", "Manager"});
}

TEST_CASE("nobody hears of the end of a lateness that no message told them of") {
    const small_plan here;
    here.import(both_late, "2018-12-03");
    (void)here.hold("2018-12-04T08:00:00", "2018-12-07T20:00:00");
    here.break_channel();
    // The sponsor's step, in a message that does not leave.
    CHECK(told_of(here.hold("2018-12-10T08:00:00", "2018-12-10T09:00:00"), "Beta")
              .contains("Sponsor"));
    here.import(both_done, "2018-12-10");
    const auto after = here.hold("2018-12-11T08:00:00", "2018-12-14T20:00:00");
    CHECK(told_over(after, "Alpha") == people{"Manager"});
    CHECK(told_over(after, "Beta") == people{"Manager"});
}
