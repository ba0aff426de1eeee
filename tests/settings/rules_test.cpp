#include "tests/settings/settings_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("what the rules judge by is read") {
    const rules::rules_settings read = test::settings_with("[rules]\n"
                                                           "news_working_days = 250\n"
                                                           "tranches = true\n"
                                                           "review_after_days = 0\n"
                                                           "confirm_within_days = 30\n"
                                                           "confirm_after_working_days = 20\n"
                                                           "report_every_days = 28\n"
                                                           "jump_percent = 20\n"
                                                           "clearance_working_days = 3\n")
                                           .rules;
    CHECK(read.news_working_days == 250);
    CHECK(read.tranches);
    CHECK(read.review_after_days == 0);
    CHECK(read.confirm_within_days == 30);
    CHECK(read.confirm_after_working_days == 20);
    CHECK(read.report_every_days == 28);
    CHECK(read.jump_percent == 20);
    CHECK(read.clearance_working_days == 3);
    CHECK(read.bands == rules::rules_settings().bands);
}

TEST_CASE("bands replace all that are there by default") {
    const auto read = test::settings_with("[[rules.band]]\n"
                                          "name = \"Low\"\n"
                                          "lowest = 0\n"
                                          "[[rules.band]]\n"
                                          "name = \"High\"\n"
                                          "lowest = 8\n"
                                          "top = true\n"
                                          "[[rules.band]]\n"
                                          "name = \"Extreme\"\n"
                                          "lowest = 20\n"
                                          "top = true\n");
    const std::vector<rules::risk_band> bands{
        {"Low", 0, false}, {"High", 8, true}, {"Extreme", 20, true}};
    CHECK((read.rules.bands == bands));
}

TEST_CASE("where the ladder of papers tells the officers itself there are no turns") {
    const std::string ladder = "[ladders.papers_due]\nsteps = [{ after = -3, tell = "
                               "[\"owner\", \"clearance_officer\"] }]\n";
    const auto read = test::settings_with(ladder);
    CHECK(read.rules.clearance_working_days == 0);
    CHECK(read.routing.ladders.clearance_working_days == 0);
    // Some decisions have turns all the same.
    const auto some =
        test::settings_with(ladder + "[[ladders.when]]\nrule = \"papers_due\"\nworkstream = "
                                     "\"Legal\"\nsteps = [{ after = -2, tell = [\"owner\"] }]\n");
    CHECK(some.rules.clearance_working_days == 2);
}

TEST_CASE("turns of clearance are as the rules have them, on the ladder too") {
    const auto read = test::settings_with("[rules]\nclearance_working_days = 0\n");
    CHECK(read.rules.clearance_working_days == 0);
    CHECK(read.routing.ladders.clearance_working_days == 0);
    CHECK(rules::rules_settings().clearance_working_days ==
          routing::ladders().clearance_working_days);
}
