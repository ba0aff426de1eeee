#include "tests/scenarios/small_plan.hpp"
#include "tests/support/child_process.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace remembrancer::tests;
using namespace std::chrono_literals;

namespace {

const std::string green = "Legal,Alpha,G,1 March 2019,,Owner A\n";
const std::string red = "Legal,Alpha,R,1 March 2019,,Owner A\n";

/// The daemon in the background, between two rounds of a clock that goes as clocks do.
support::child_process a_daemon(const small_plan& here) {
    support::child_options how;
    how.program = REMEMBRANCER_PROGRAM;
    how.arguments = {"--config",      here.file("remembrancer.toml"),
                     "--store",       here.file("plan.db"),
                     "--json",        "run",
                     "--clock-start", "2018-12-05T10:00:00",
                     "--clock-speed", "1"};
    how.err = {};
    return support::child_process(how);
}

} // namespace

TEST_CASE("a milestone that falls to red in an import is told of without waiting for the round") {
    const small_plan here;
    here.import(green, "2018-12-04");
    (void)here.hold("2018-12-05T08:00:00", "2018-12-05T09:00:00");
    const auto rounds_before = here.ask({"status", "--as-of", "2018-12-05"}).at("rounds");
    support::child_process daemon = a_daemon(here);
    std::optional<std::string> line;
    // The first import may come before the daemon listens.
    for (int turn = 0; turn < 60 && !line; ++turn) {
        here.import(turn % 2 == 0 ? red : green, "2018-12-05");
        line = daemon.read_line(turn % 2 == 0 ? 2s : 0s);
    }
    REQUIRE(line);
    const auto message = nlohmann::json::parse(*line);
    CHECK((message.at("person") == "Manager" || message.at("person") == "Sponsor"));
    CHECK(message.at("alerts").at(0).at("rule") == "rating_worsened");
    CHECK(message.at("at").get<std::string>().starts_with("2018-12-05T10:"));
    daemon.terminate();
    CHECK(daemon.wait(60s) == support::exit_status{0, 0});
    // The schedule's own rounds are as they were.
    CHECK(here.ask({"status", "--as-of", "2018-12-05"}).at("rounds") == rounds_before);
    CHECK(here.ask({"status"}).at("missed_rounds") == 0);
    for (const told_alert& alert : here.hold("2018-12-06T08:00:00", "2018-12-06T09:00:00"))
        CHECK(alert.rule != "rating_worsened");
}
