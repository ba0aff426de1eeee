#include "tests/settings/settings_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::role;
using test::settings_with;

TEST_CASE("a case of a ladder is read with all that it asks") {
    const settings::settings read = settings_with("[programme]\n"
                                                  "name = \"Two into One\"\n"
                                                  "[[rules.band]]\n"
                                                  "name = \"Low\"\n"
                                                  "lowest = 2\n"
                                                  "[[rules.band]]\n"
                                                  "name = \"High\"\n"
                                                  "lowest = 9\n"
                                                  "[[ladders.when]]\n"
                                                  "rule = \"overdue\"\n"
                                                  "programme = \"two INTO one\"\n"
                                                  "workstream = \"WS1  Legal\"\n"
                                                  "tranche = \"Tranche 1\"\n"
                                                  "kind = \"decision\"\n"
                                                  "rag = \"A/R\"\n"
                                                  "band = \"low\"\n"
                                                  "steps = [{ after = 3, tell = [\"sponsor\"] }]\n"
                                                  "repeat = []\n"
                                                  "copies_owner = false\n"
                                                  "skips_told = false\n"
                                                  "waits = true\n");
    routing::ladder_case expected;
    expected.rule = plan::rule::overdue;
    expected.programme = "two into one";
    expected.is_first_programme = true;
    expected.workstream = "ws1 legal";
    expected.tranche = "tranche 1";
    expected.kind = plan::item_kind::decision;
    expected.rag = plan::rag::amber_red;
    expected.band = routing::score_range{2, 9};
    expected.climbed = {{{3, {role::sponsor}}}, {}, false, false, true};
    REQUIRE(read.routing.ladders.cases.size() == 1);
    CHECK((read.routing.ladders.cases.front() == expected));
}

TEST_CASE("what a case leaves out is as its rule has it") {
    const settings::settings read = settings_with("[[ladders.when]]\n"
                                                  "rule = \"overdue\"\n"
                                                  "rag = \"R\"\n"
                                                  "repeat = []\n"
                                                  "[[ladders.when]]\n"
                                                  "rule = \"overdue\"\n"
                                                  "band = \"RED\"\n"
                                                  // Below, in the file: the rule's ladder first.
                                                  "[ladders.overdue]\n"
                                                  "steps = [{ after = 4, tell = [\"owner\"] }]\n");
    const routing::ladders& all = read.routing.ladders;
    REQUIRE(all.cases.size() == 2);
    CHECK((all.cases[0].climbed.steps == all.overdue.steps));
    CHECK(all.cases[0].climbed.repeats.empty());
    CHECK(all.cases[0].climbed.copies_owner);
    CHECK((all.cases[1].climbed == all.overdue));
    CHECK((all.cases[1].band == routing::score_range{15, {}}));
    CHECK(all.cases[1].programme.empty());
    CHECK_FALSE(all.cases[1].rag.has_value());
}

TEST_CASE("a rating is read by its word or letter") {
    struct row {
        const char* name;
        plan::rag meant;
    };
    const row rows[] = {{"none", plan::rag::none},   {"Complete", plan::rag::complete},
                        {"g", plan::rag::green},     {"Amber/Green", plan::rag::amber_green},
                        {"AMBER", plan::rag::amber}, {"a/r", plan::rag::amber_red},
                        {" red ", plan::rag::red}};
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto read = settings_with("[[ladders.when]]\nrule = \"no_date\"\nrag = \"" +
                                        std::string(r.name) + "\"\n");
        CHECK(read.routing.ladders.cases.at(0).rag == r.meant);
    }
}

TEST_CASE("a reminder of a case is found in time for its first step") {
    const auto rules_with = [](const std::string& rule, int after) {
        return settings_with("[[ladders.when]]\nrule = \"" + rule +
                             "\"\nrag = \"red\"\nsteps = [{ after = " + std::to_string(after) +
                             ", tell = [\"owner\"] }]\n")
            .rules;
    };
    CHECK(rules_with("due_soon", -25).due_soon_working_days == 25);
    CHECK(rules_with("due_soon", -2).due_soon_working_days == 10);
    CHECK(rules_with("latest_start", -30).start_soon_working_days == 30);
    CHECK(rules_with("papers_due", -15).papers_due_working_days == 15);
    CHECK(rules_with("notice_missed", -40).notice_due_working_days == 40);
    CHECK(rules_with("overdue", 3) == rules::rules_settings());
}

TEST_CASE("a case may be of any programme, by whose bands it is read") {
    const settings::settings read = settings_with("[programme]\n"
                                                  "name = \"Dorset\"\n"
                                                  "[[further_programme]]\n"
                                                  "name = \"Somerset\"\n"
                                                  "[[further_programme.band]]\n"
                                                  "name = \"Severe\"\n"
                                                  "lowest = 12\n"
                                                  "[[ladders.when]]\n"
                                                  "rule = \"band_worsened\"\n"
                                                  "programme = \"SOMERSET\"\n"
                                                  "band = \"severe\"\n");
    const routing::ladder_case& found = read.routing.ladders.cases.at(0);
    CHECK(found.programme == "somerset");
    CHECK_FALSE(found.is_first_programme);
    CHECK((found.band == routing::score_range{12, {}}));
}
