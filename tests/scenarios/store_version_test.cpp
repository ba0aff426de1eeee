#include "tests/scenarios/small_plan.hpp"

#include <fstream>

#include <doctest/doctest.h>

using namespace remembrancer::tests;

namespace {

/// Writes the schema's version into a closed store: SQLite keeps it big-endian at byte 60.
void set_version(const workplace& here, char version) {
    std::fstream store(here.file("plan.db"), std::ios::in | std::ios::out | std::ios::binary);
    store.seekp(60);
    store.write("\0\0\0", 3);
    store.put(version);
    REQUIRE(store.good());
}

said call(const workplace& here, std::vector<std::string> command) {
    command.insert(command.begin(),
                   {"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db")});
    return here.call(std::move(command));
}

const std::vector<std::vector<std::string>> reading{
    {"status"},          {"plan"},
    {"outbox", "list"},  {"outbox", "show", "1"},
    {"absence", "list"}, {"simulate", "--from", "2018-12-04", "--to", "2018-12-05"},
    {"check"},           {"import", "milestones.csv", "--dry-run"}};

} // namespace

TEST_CASE("a command that only reads leaves an older store as it is, and says what to do") {
    const small_plan here;
    here.import("Legal,Alpha,G,1 March 2019,,Owner A\n", "2018-12-03");
    set_version(here, 1);
    const std::string before = here.read("plan.db");
    for (const std::vector<std::string>& command : reading) {
        CAPTURE(command.front());
        const said answer = call(here, command);
        CHECK(answer.code == (command.front() == "check" ? 78 : 69));
        CHECK(answer.err.find("remembrancer import") != std::string::npos);
        CHECK(here.read("plan.db") == before);
    }
}

TEST_CASE("a store that a newer program wrote is refused with a code that ends the restarting") {
    const small_plan here;
    here.import("Legal,Alpha,G,1 March 2019,,Owner A\n", "2018-12-03");
    set_version(here, 99);
    auto commands = reading;
    commands.push_back({"run"});
    commands.push_back({"import", "milestones.csv"});
    for (const std::vector<std::string>& command : commands) {
        CAPTURE(command.front());
        const said answer = call(here, command);
        CHECK(answer.code == 78);
        CHECK(answer.err.find("newer") != std::string::npos);
    }
}
