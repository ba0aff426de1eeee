// An escalation whose channel is dead goes by the next one, and the commands say so.

#include "tests/scenarios/small_plan.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;
using nlohmann::json;

namespace {

/// The manager prefers a webhook at which nobody listens, and has the default channel besides.
/// Alpha is two working days late on Tuesday 4 December.
struct dead_webhook : small_plan {
    explicit dead_webhook(const std::string& outbox = {}) {
        write("secret", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        write("remembrancer.toml",
              read("remembrancer.toml") +
                  "\n[channels]\ndefault = \"file\"\n"
                  "[[webhook]]\nname = \"team\"\nurl = \"http://127.0.0.1:1/team\"\n"
                  "allow_http = true\nallow_private_addresses = true\n"
                  "secret_files = [\"secret\"]\n"
                  "[[person]]\nname = \"Manager\"\nchannels = [\"team\"]\n" +
                  outbox);
        import("Legal,Alpha,G,30 November 2018,,Owner A\n", "2018-11-28");
        log = said_by_run("2018-12-03T08:00:00", "2018-12-04T12:00:00");
    }

    /// What the daemon logged.
    [[nodiscard]] std::string said_by_run(const std::string& from, const std::string& until) const {
        const said all =
            call({"--config", file("remembrancer.toml"), "--store", file("plan.db"), "run",
                  "--clock-start", from, "--clock-speed", "max", "--until", until});
        REQUIRE_MESSAGE(all.code == 0, all.err);
        return all.err;
    }
    [[nodiscard]] std::vector<json> to_manager() const {
        std::vector<json> rows;
        for (const json& row : list({"outbox", "list"}))
            if (row.at("person") == "Manager")
                rows.push_back(row);
        std::ranges::reverse(rows);
        return rows;
    }
    [[nodiscard]] static std::string id_of(const json& row) {
        return std::to_string(row.at("id").get<long long>());
    }

    std::string log;
};

bool has(const std::string& text, const std::string& words) {
    INFO(text);
    const bool found = text.find(words) != std::string::npos;
    CHECK_MESSAGE(found, words);
    return found;
}

} // namespace

TEST_CASE("an escalation to a dead channel goes by the default one within its minutes") {
    const dead_webhook here;
    const auto rows = here.to_manager();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("channel") == "team");
    CHECK(rows[0].at("state") == "cancelled");
    CHECK(rows[1].at("channel") == "file");
    CHECK(rows[1].at("state") == "accepted");
    CHECK(rows[1].at("created") == "2018-12-04T08:45:00Z");
    const std::string first = dead_webhook::id_of(rows[0]);
    const std::string second = dead_webhook::id_of(rows[1]);
    has(here.log, "an escalation goes by another channel message=" + first);

    has(here.tell({"outbox", "show", first}), "It went by file instead, as message " + second);
    has(here.tell({"outbox", "show", second}), "In the place of message " + first + " by team");
    has(here.tell({"outbox", "show", second}),
        "You have this by another channel because team has not taken it.");
    CHECK(here.ask({"outbox", "show", first}).at("went_as") == rows[1].at("id"));
    CHECK(here.ask({"outbox", "show", second}).at("instead_of") == rows[0].at("id"));

    has(here.tell({"explain", "message", first}), "went by file instead, as message " + second);
    const std::string item = here.tell({"explain", "M1", "--as-of", "2018-12-04"});
    has(item, "Manager as project manager, 4 December 2018: told in message " + second);
    has(item, "Message " + first + " to Manager by team");
    has(item, "Message " + second + " to Manager by file, in the place of message " + first);
    CHECK(here.ask({"explain", "message", first}).at("went_as") == rows[1].at("id"));
}

TEST_CASE("without a fallback an escalation keeps waiting for its channel") {
    const dead_webhook here("[outbox]\nfallback_after = \"0s\"\n");
    const auto rows = here.to_manager();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("state") == "deferred");
}
