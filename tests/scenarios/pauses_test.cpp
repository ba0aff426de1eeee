#include "daemon/plan/date.hpp"
#include "tests/scenarios/workplace.hpp"

#include <chrono>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

struct planned_workplace : workplace {
    planned_workplace() { import_demo(); }

    /// Some days after today, whatever today is.
    static std::string far_away() {
        using namespace std::chrono;
        const auto day = floor<days>(system_clock::now()) + days(30);
        return remembrancer::plan::to_iso(day);
    }

    [[nodiscard]] said pause(std::vector<std::string> command, const std::string& until) const {
        std::vector<std::string> all{"--config", file("remembrancer.toml"), "--store",
                                     file("plan.db")};
        all.insert(all.end(), command.begin(), command.end());
        for (const char* word : {"--by", "Programme director", "--why", "it is in hand", "--until"})
            all.emplace_back(word);
        all.push_back(until);
        return call(all);
    }
};

} // namespace

TEST_CASE("acknowledged, snoozed and silenced things are listed until they are ended") {
    const planned_workplace here;
    const std::string until = here.far_away();
    CHECK(here.pause({"ack", "18"}, until).out.find("risk 18 (Financial sustainability") !=
          std::string::npos);
    CHECK(here.pause({"snooze", "risk 18", "--person", "CL"}, until).code == 0);
    CHECK(here.pause({"silence", "add", "--workstream", "ws2 FINANCE", "--rule", "overdue"}, until)
              .code == 0);
    const auto all = here.list({"silence", "list"});
    REQUIRE(all.size() == 3);
    CHECK(all[0].at("kind") == "acknowledgement");
    CHECK(all[0].at("item") == "18");
    CHECK(all[0].at("author") == "Programme director");
    CHECK(all[0].at("reason") == "it is in hand");
    CHECK(all[0].at("until") == until);
    CHECK(all[1].at("person") == "CL");
    CHECK(all[2].at("workstream") == "WS2 Finance");
    CHECK(all[2].at("rule") == "overdue");

    const std::string first = std::to_string(all[0].at("id").get<int>());
    CHECK(here.ask({"silence", "end", first}).at("id") == all[0].at("id"));
    CHECK(here.list({"silence", "list"}).size() == 2);
    CHECK(here.call({"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db"),
                     "silence", "end", first})
              .code == 65);
}

TEST_CASE("a pause that cannot be meant is refused with what to do") {
    const planned_workplace here;
    const std::string until = here.far_away();
    struct row {
        const char* name;
        std::vector<std::string> command;
        std::string until;
        int code;
        const char* says;
    };
    const row rows[] = {
        {"no such item", {"ack", "999"}, until, 65, "give its ID as the plan has it"},
        {"nothing silenced", {"silence", "add"}, until, 64, "--workstream"},
        {"no such rule", {"silence", "add", "--rule", "overdu"}, until, 64, "did you mean"},
        {"no such workstream",
         {"silence", "add", "--workstream", "WS2 Finanse"},
         until,
         65,
         "did you mean"},
        {"nobody", {"snooze", "18", "--person", "Nobody"}, until, 65, "contacts"},
        {"over already", {"ack", "18"}, "2018-12-05", 64, "--until: expected a day from"},
        {"for years", {"ack", "18"}, "2099-12-05", 64, "--until: expected a day from"},
        {"no day", {"ack", "18"}, "soon", 64, "--until"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        const said refused = here.pause(each.command, each.until);
        CHECK(refused.code == each.code);
        CHECK(refused.err.find(each.says) != std::string::npos);
        CHECK(refused.out.empty());
        CHECK(here.list({"silence", "list"}).empty());
    }
}
