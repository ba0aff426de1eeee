// Two programmes in one store, by the real program.
#include "tests/scenarios/workplace.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

struct two_programmes : workplace {
    two_programmes() {
        write("remembrancer.toml", "[programme]\n"
                                   "name = \"Dorset\"\n"
                                   "[[further_programme]]\n"
                                   "name = \"Harbour\"\n"
                                   "programme_office = \"Harbour office\"\n"
                                   "[[further_programme.key_date]]\n"
                                   "name = \"opening\"\n"
                                   "date = 2019-05-01\n"
                                   "[file]\n"
                                   "maildir = \"maildir\"\n");
        write("people.csv", "Name,Email\nOwner,owner@example.org\n");
        write("dorset.csv", "ID,Workstream,Milestone,RAG,Due Date,Owner\n"
                            "1,Legal,Sign the deed,G,07/12/2018,Owner\n");
        write("harbour.csv", "ID,Workstream,Milestone,RAG,Due Date,Owner\n"
                             "1,Legal,Dredge,G,opening,Owner\n");
        (void)tell({"import", "people.csv", "dorset.csv", "--as-of", "2018-12-03"});
        (void)tell({"import", "harbour.csv", "--programme", "harbour", "--as-of", "2018-12-03"});
    }

    [[nodiscard]] json plan_of(const std::string& programme) const {
        return ask({"plan", "--as-of", "2018-12-05", "--weeks", "30", "--programme", programme})
            .at("items");
    }
};

} // namespace

TEST_CASE("each programme's plan is read, kept and shown by itself") {
    const two_programmes here;
    REQUIRE(here.plan_of("Dorset").size() == 1);
    CHECK(here.plan_of("Dorset")[0].at("title") == "Sign the deed");
    REQUIRE(here.plan_of("Harbour").size() == 1);
    CHECK(here.plan_of("Harbour")[0].at("effective") == "2019-05-01");
    const json both = here.ask({"plan", "--as-of", "2018-12-05", "--weeks", "30"});
    REQUIRE(both.at("items").size() == 2);
    CHECK_FALSE(both.at("items")[0].contains("programme"));
    CHECK(both.at("items")[1].at("programme") == "Harbour");
    CHECK(here.tell({"plan", "--as-of", "2018-12-05", "--weeks", "30"}).find("Harbour, Legal") !=
          std::string::npos);
    const json harbour = here.ask({"status", "--as-of", "2018-12-05", "--programme", "Harbour"});
    CHECK(harbour.at("milestones").at("total") == 1);
    CHECK(harbour.at("key_dates").at(0).at("name") == "opening");
    CHECK(here.tell({"status", "--as-of", "2018-12-05"}).starts_with("Dorset and Harbour, as at"));
}

TEST_CASE("status of a programme counts its own findings") {
    const two_programmes here;
    (void)here.run("2018-12-10T08:00:00", "2018-12-10T09:00:00");
    const auto overdue = [&here](const std::vector<std::string>& also) {
        std::vector<std::string> words{"status", "--as-of", "2018-12-10"};
        words.insert(words.end(), also.begin(), also.end());
        return here.ask(words).at("open_findings").at("overdue");
    };
    CHECK(overdue({}) == 1);
    CHECK(overdue({"--programme", "Dorset"}) == 1);
    CHECK(overdue({"--programme", "Harbour"}) == 0);
}

TEST_CASE("an ID that two programmes have is told apart by its programme") {
    const two_programmes here;
    const auto confirm = [&here](const std::string& item) {
        return here.call({"confirm", item, "--by", "Owner", "--config",
                          here.file("remembrancer.toml"), "--store", here.file("plan.db")});
    };
    const said unclear = confirm("1");
    CHECK(unclear.code == 65);
    CHECK(unclear.err.find("\"milestone 1\" or \"Harbour milestone 1\"") != std::string::npos);
    const said harbour = confirm("Harbour milestone 1");
    CAPTURE(harbour.err);
    CHECK(harbour.code == 0);
    CHECK(harbour.out.find("Dredge") != std::string::npos);
    CHECK(confirm("milestone 1").out.find("Sign the deed") != std::string::npos);
}

TEST_CASE("a further programme's office that is no contact is warned of") {
    const two_programmes here;
    CHECK(here.tell({"check"}).find("warning: the programme office of Harbour, \"Harbour office\" "
                                    "is not among the contacts") != std::string::npos);
}

TEST_CASE("a programme that the settings do not name is refused with those that they name") {
    const two_programmes here;
    const said refused =
        here.call({"plan", "--programme", "Harbor", "--config", here.file("remembrancer.toml"),
                   "--store", here.file("plan.db")});
    CHECK(refused.code == 64);
    CHECK(refused.err.find("expected one of \"Dorset\", \"Harbour\"") != std::string::npos);
}
