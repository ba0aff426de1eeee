// A table of programmes, by the real program.
#include "tests/scenarios/workplace.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

struct council : workplace {
    council() {
        write("remembrancer.toml", "[programme]\nname = \"Dorset\"\n"
                                   "[file]\nmaildir = \"maildir\"\n");
        write("people.csv", "Name,Email\nOwner,owner@example.org\n"
                            "Harbour office,harbour@example.org\n");
        write("programmes.csv",
              "Programme,Nation,Opening day,Programme director,Programme office,RAG key\n"
              "Harbour,Scotland,1 May 2019,Harbour office,Harbour office,B = Red\n");
        write("plan.csv", "Programme,ID,Workstream,Milestone,RAG,Due Date,Owner\n"
                          "Harbour,1,Legal,Dredge,B,opening day,Owner\n"
                          "Dorset,2,Legal,Sign the deed,B,07/12/2018,Owner\n");
    }
};

} // namespace

TEST_CASE("one import brings a programme and its plan, read by its own key") {
    const council here;
    const json done =
        here.ask({"import", "programmes.csv", "people.csv", "plan.csv", "--as-of", "2018-12-03"});
    CHECK(done.at("programmes") == json{{"added", 1}, {"changed", 0}, {"unchanged", 0}});
    CHECK(done.at("rejected").empty());
    const json plan =
        here.ask({"plan", "--as-of", "2018-12-05", "--weeks", "30", "--programme", "Harbour"});
    REQUIRE(plan.at("items").size() == 1);
    CHECK(plan.at("items")[0].at("effective") == "2019-05-01");
    CHECK(plan.at("items")[0].at("rag") == "R");
    const json status = here.ask({"status", "--as-of", "2018-12-05", "--programme", "Harbour"});
    CHECK(status.at("key_dates").at(0).at("name") == "opening day");
    // Two days after the day's round what is overdue in the further programme reaches its office.
    CHECK(here.run("2019-05-06T08:00:00", "2019-05-17T09:00:00").find("Harbour office") !=
          std::string::npos);
}

TEST_CASE("a table that spoils the settings is refused whole, with what is wrong") {
    const council here;
    here.write("programmes.csv", "Programme,Vesting day,Started\n"
                                 "Harbour,,1 June 2019\n");
    const said refused = here.call({"--config", here.file("remembrancer.toml"), "--store",
                                    here.file("plan.db"), "import", here.file("programmes.csv"),
                                    here.file("people.csv"), "--as-of", "2018-12-03"});
    CHECK(refused.code == 65);
    CHECK(refused.err.find("with what the table of programmes says, the settings are not good") !=
          std::string::npos);
    CHECK(refused.err.find("[[further_programme]] started: expected a day before the last key "
                           "date") != std::string::npos);
    (void)here.ask({"import", "people.csv", "plan.csv", "--as-of", "2018-12-03"});
    CHECK(here.call({"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db"),
                     "status", "--programme", "Harbour"})
              .code != 0);
}

TEST_CASE("settings may name a programme that a table lists, and then it cannot go") {
    const council here;
    (void)here.ask({"import", "programmes.csv", "people.csv", "--as-of", "2018-12-03"});
    here.write("remembrancer.toml", "[programme]\nname = \"Dorset\"\n"
                                    "[file]\nmaildir = \"maildir\"\n"
                                    "[[ladders.when]]\nrule = \"overdue\"\n"
                                    "programme = \"Harbour\"\n"
                                    "steps = [{ after = 2, tell = [\"owner\"] }]\n");
    CHECK(here.tell({"check"}).find("The settings are good") != std::string::npos);
    here.write("programmes.csv", "Programme,Vesting day\nDorset,1 April 2019\n");
    const said refused =
        here.call({"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db"),
                   "import", here.file("programmes.csv"), "--as-of", "2018-12-03"});
    CHECK(refused.code == 65);
    CHECK(refused.err.find("Harbour") != std::string::npos);
    CHECK(here.tell({"check"}).find("The settings are good") != std::string::npos);
}
