#include "tests/scenarios/workplace.hpp"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using remembrancer::tests::workplace;

namespace {

/// Refs of the milestones about which "still ...?" is asked in January 2019.
std::set<std::string> asked_about(const workplace& here) {
    std::set<std::string> refs;
    for (const auto& message :
         here.list({"simulate", "--from", "2019-01-02", "--to", "2019-01-31"}))
        for (const auto& alert : message.at("alerts"))
            if (alert.at("rule") == "not_confirmed")
                refs.insert(alert.at("ref").get<std::string>());
    return refs;
}

} // namespace

TEST_CASE("an owner who confirms is not asked again, and the others are") {
    const workplace here;
    here.import_demo();
    here.write("remembrancer.toml",
               here.read("remembrancer.toml") + "\n[rules]\nconfirm_after_working_days = 10\n");
    const auto before = asked_about(here);
    REQUIRE(before.size() > 1);
    const std::string& one = *before.begin();
    CHECK(here.tell({"confirm", one, "--by", "CL"}).find("stands as written") != std::string::npos);
    auto expected = before;
    expected.erase(one);
    CHECK(asked_about(here) == expected);
}

TEST_CASE("what is confirmed is said back, and cannot be said of what is closed or undated") {
    const workplace here;
    here.import_demo();
    const auto answer = here.ask({"confirm", "risk 18", "--by", "finance SPONSOR"});
    CHECK(answer.at("ref") == "18");
    CHECK(answer.at("by") == "Finance sponsor");
    CHECK(answer.at("effective") == "2018-11-12");

    struct row {
        const char* name;
        std::vector<std::string> command;
        int code;
        const char* says;
    };
    const row rows[] = {
        {"nobody", {"confirm", "18", "--by", "Nobody"}, 65, "Nobody"},
        {"unknown item", {"confirm", "1888", "--by", "CL"}, 65, "no item is called '1888'"},
        {"closed", {"confirm", "M1", "--by", "CL"}, 65, "is closed"},
        {"by nobody", {"confirm", "18"}, 64, "--by"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db")};
        all.insert(all.end(), each.command.begin(), each.command.end());
        const auto said = here.call(all);
        CHECK(said.code == each.code);
        CHECK(said.err.find(each.says) != std::string::npos);
    }
}
