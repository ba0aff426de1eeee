#include "tests/scenarios/workplace.hpp"

#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::lines_of;
using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

std::set<std::string> fields(const json& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.items())
        names.insert(name);
    return names;
}

} // namespace

TEST_CASE("with --json a command prints JSON and nothing else") {
    const workplace here;
    here.import_demo();
    (void)here.run("2018-12-05T00:00:00", "2018-12-06T12:00:00");
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"check"},
             {"import", "milestones.csv", "--dry-run"},
             {"import", "milestones.csv", "--as-of", "2018-12-05"},
             {"status"},
             {"plan", "--as-of", "2018-12-05"},
             {"simulate", "--from", "2018-12-07", "--to", "2018-12-07"},
             {"outbox", "list"},
             {"outbox", "show", "1"},
             {"absence", "add", "CL", "--from", "2030-12-05", "--until", "2030-12-06"},
             {"absence", "list"},
             {"absence", "end", "1", "--last", "2030-12-05"},
             {"send-test", "CL"}}) {
        CAPTURE(command.front());
        CAPTURE(command.back());
        CHECK_FALSE(here.list(command).empty());
    }
}

TEST_CASE("an error leaves nothing on stdout that a machine could take for an answer") {
    const workplace here;
    here.import_demo();
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"outbox", "show", "999"}, {"status", "--as-of", "now"}, {"frobnicate"}}) {
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db"), "--json"};
        all.insert(all.end(), command.begin(), command.end());
        const said answer = here.call(all);
        CHECK(answer.code != 0);
        CHECK(answer.out.empty());
    }
}

TEST_CASE("the fields that other programs read are there") {
    const workplace here;
    here.import_demo();
    const std::string log = here.run("2018-12-05T00:00:00", "2018-12-05T12:00:00");
    for (const json& line : lines_of(log)) {
        std::set<std::string> expected{"at",   "person",  "address", "channel",
                                       "kind", "subject", "alerts"};
        if (line.at("person") == "Programme office")
            expected.insert("listed");
        CHECK(fields(line) == expected);
        for (const json& alert : line.at("alerts"))
            CHECK(fields(alert) == std::set<std::string>{"rule", "reason", "kind", "ref", "title",
                                                         "episode", "step"});
    }
    for (const json& row : here.list({"outbox", "list"})) {
        CHECK(fields(row) == std::set<std::string>{"id", "key", "person", "channel", "state",
                                                   "attempts", "created", "next_attempt_at",
                                                   "last_outcome"});
        CHECK(row.at("state") == "accepted");
        CHECK(row.at("attempts") == 1);
    }
    const json items = here.ask({"plan", "--as-of", "2018-12-05", "--weeks", "8"}).at("items");
    for (const json& item : items)
        CHECK(fields(item) == std::set<std::string>{"kind", "ref", "title", "workstream", "rag",
                                                    "baseline", "forecast", "effective",
                                                    "days_left", "working_days_left", "questions"});
    const json outbox = here.ask({"status"}).at("outbox");
    CHECK(fields(outbox) ==
          std::set<std::string>{"pending", "claimed", "accepted", "deferred", "dead"});
}
