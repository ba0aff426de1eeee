#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;
using nlohmann::json;

namespace {

using people = std::set<std::string>;

// One working day late on Tuesday 4 December 2018.
const std::string late = "Legal,Alpha,G,3 December 2018,,Owner A\n";

void leave(const small_plan& here, const std::string& row) {
    here.edit("contacts.csv", row, "");
}

const std::string owner_row = "Owner A,owner.a@plan.example,Council,,\n";

} // namespace

TEST_CASE(
    "an owner who leaves the contacts is written to no more, and others hear who takes over") {
    const small_plan here;
    here.import(late, "2018-12-03");
    CHECK(told_of(here.hold("2018-12-04T08:00:00", "2018-12-04T20:00:00"), "Alpha") ==
          people{"Owner A"});
    leave(here, owner_row);
    const json report = here.ask({"import", "contacts.csv", "--as-of", "2018-12-04"});
    CHECK(report.at("left").dump() == R"([{"open_items":1,"person":"Owner A"}])");

    const auto next = here.hold("2018-12-05T08:00:00", "2018-12-05T20:00:00");
    people asked;
    for (const told_alert& each : next)
        if (each.rule == "no_owner")
            asked.insert(each.person);
    CHECK(asked == people{"Manager", "Programme office"});
    CHECK(here.newest_to("Programme office").find("Owner A") != std::string::npos);
    for (const told_alert& each : here.hold("2018-12-06T08:00:00", "2018-12-31T20:00:00"))
        CHECK(each.person != "Owner A");
}

TEST_CASE("a mail to one who left that no server has taken goes to the office instead") {
    const small_plan here;
    here.import(late, "2018-12-03");
    here.break_channel();
    CHECK(told_of(here.hold("2018-12-04T08:00:00", "2018-12-04T09:00:00"), "Alpha") ==
          people{"Owner A"});
    leave(here, owner_row);
    (void)here.ask({"import", "contacts.csv", "--as-of", "2018-12-04"});
    here.mend_channel();
    const auto after = here.hold("2018-12-05T08:00:00", "2018-12-05T20:00:00");
    CHECK(told_of(after, "Alpha").contains("Programme office"));
    for (const json& row : here.list({"outbox", "list"}))
        if (row.at("person") == "Owner A")
            CHECK(row.at("state") == "cancelled");
}

TEST_CASE("who left and comes back is written to again") {
    const small_plan here;
    here.import(late, "2018-12-03");
    (void)here.hold("2018-12-04T08:00:00", "2018-12-04T20:00:00");
    here.copy("contacts.csv", "everybody.csv");
    leave(here, owner_row);
    (void)here.ask({"import", "contacts.csv", "--as-of", "2018-12-04"});
    (void)here.hold("2018-12-05T08:00:00", "2018-12-05T20:00:00");
    const json report = here.ask({"import", "everybody.csv", "--as-of", "2018-12-05"});
    CHECK(report.at("people").at("added") == 1);
    CHECK(told_of(here.hold("2018-12-06T08:00:00", "2018-12-14T20:00:00"), "Alpha")
              .contains("Owner A"));
}

TEST_CASE("names that the settings need and that left are warned of") {
    const small_plan here;
    here.import(late, "2018-12-03");
    leave(here, "Programme director,director@plan.example,Council,,\n");
    (void)here.ask({"import", "contacts.csv", "--as-of", "2018-12-04"});
    CHECK(here.tell({"check"}).find("warning: the programme director, \"Programme director\" is "
                                    "not among the contacts") != std::string::npos);
}
