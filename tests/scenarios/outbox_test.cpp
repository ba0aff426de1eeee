#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::small_plan;
using remembrancer::tests::workplace;

namespace {

/// A workplace after one round whose mails could not be delivered: the Maildir's place is taken by
/// a file.
struct stuck_workplace : workplace {
    stuck_workplace() {
        import_demo();
        write("maildir", "in the way");
        (void)run("2018-12-05T00:00:00", "2018-12-05T09:00:00");
        for (const json& row : list({"outbox", "list", "--limit", "1000"}))
            ids.push_back(std::to_string(row.at("id").get<long long>()));
        REQUIRE(ids.size() > 3);
    }

    [[nodiscard]] json row(const std::string& id) const { return ask({"outbox", "show", id}); }
    [[nodiscard]] std::string state(const std::string& id) const { return row(id).at("state"); }
    [[nodiscard]] std::string one_that_is(const std::string& wanted) const {
        const auto rows = list({"outbox", "list", "--state", wanted});
        REQUIRE_FALSE(rows.empty());
        return std::to_string(rows.front().at("id").get<long long>());
    }
    [[nodiscard]] said outbox(const std::string& verb, const std::string& id) const {
        return call({"--config", file("remembrancer.toml"), "--store", file("plan.db"), "outbox",
                     verb, id});
    }
    void clear_the_way() const { std::filesystem::remove(file("maildir")); }

    std::vector<std::string> ids; ///< newest first
};

} // namespace

TEST_CASE("a message that could not be delivered is tried again at once when somebody says so") {
    const stuck_workplace here;
    const std::string id = here.one_that_is("deferred");
    const json before = here.row(id);
    CHECK(before.at("log").size() >= 1);
    here.clear_the_way();
    const json after = here.ask({"outbox", "retry", id});
    CHECK(after.at("id") == before.at("id"));
    CHECK(after.at("key") == before.at("key"));
    CHECK(after.at("state") == "pending");
    CHECK(here.row(id).at("log") == before.at("log"));
    // The clock of this place is in 2018, and the retry was by that of the machine.
    CHECK(after.at("next_attempt_at").get<std::string>() > before.at("next_attempt_at"));
    // What waits already needs no retry.
    const said again = here.outbox("retry", id);
    CHECK(again.code == 69);
    CHECK(again.err.find("message " + id + " is pending") != std::string::npos);
    CHECK(again.err.find("only dead and deferred") != std::string::npos);
    CHECK(again.out.empty());
}

TEST_CASE("a message that is dropped is never sent, and the others are") {
    const stuck_workplace here;
    const std::string id = here.ids.front();
    const said dropped = here.outbox("drop", id);
    CHECK(dropped.code == 0);
    CHECK(dropped.out == "Message " + id + " is cancelled.\n");
    CHECK(here.state(id) == "cancelled");
    here.clear_the_way();
    (void)here.run("2018-12-05T09:00:00", "2018-12-05T20:00:00");
    CHECK(here.state(id) == "cancelled");
    CHECK(here.mails().size() == here.ids.size() - 1);
    for (std::size_t n = 1; n < here.ids.size(); ++n)
        CHECK(here.state(here.ids[n]) == "accepted");
    CHECK(here.ask({"status"}).at("outbox").at("pending") == 0);
    // Dropped is dropped: neither verb takes it up again.
    for (const char* verb : {"retry", "drop"}) {
        CAPTURE(verb);
        const said refused = here.outbox(verb, id);
        CHECK(refused.code == 69);
        CHECK(refused.err.find("message " + id + " is cancelled") != std::string::npos);
    }
}

TEST_CASE("what was accepted can be neither sent again nor dropped") {
    const workplace here;
    here.import_demo();
    (void)here.run("2018-12-05T00:00:00", "2018-12-05T09:00:00");
    const std::string id =
        std::to_string(here.list({"outbox", "list"}).front().at("id").get<long long>());
    for (const char* verb : {"retry", "drop"}) {
        CAPTURE(verb);
        const said refused = here.call({"--config", here.file("remembrancer.toml"), "--store",
                                        here.file("plan.db"), "--json", "outbox", verb, id});
        CHECK(refused.code == 69);
        CHECK(refused.err.find("message " + id + " is accepted") != std::string::npos);
        CHECK(refused.out.empty());
    }
    CHECK(here.ask({"outbox", "show", id}).at("state") == "accepted");
}

TEST_CASE("people read when a message was made in their own time, machines in UTC") {
    const small_plan here;
    here.import("Legal,Alpha,G,3 July 2018,,Owner A\n", "2018-07-02");
    (void)here.run("2018-07-03T08:00:00", "2018-07-03T09:00:00");
    const json row = here.list({"outbox", "list"}).front();
    CHECK(row.at("created").get<std::string>().starts_with("2018-07-03T07:30"));
    const std::string id = std::to_string(row.at("id").get<long long>());
    const std::string listed = here.tell({"outbox", "list"});
    CAPTURE(listed);
    CHECK(listed.find("  Tuesday 3 July 2018 at 08:30  ") != std::string::npos);
    CHECK(listed.find("T07:30") == std::string::npos);
    const std::string shown = here.tell({"outbox", "show", id});
    CAPTURE(shown);
    CHECK(shown.find(", made Tuesday 3 July 2018 at 08:30\n") != std::string::npos);
    CHECK(shown.find("\nAttempt 1 at Tuesday 3 July 2018 at 08:30: accepted") != std::string::npos);
    CHECK(shown.find("T07:30") == std::string::npos);
}

TEST_CASE("a message that died is listed as dead, and comes to life once when it is retried") {
    const stuck_workplace here;
    // More than three days of trying.
    (void)here.run("2018-12-05T09:00:00", "2018-12-08T20:00:00");
    const std::string id = here.one_that_is("dead");
    const auto dead = here.list({"outbox", "list", "--state", "dead", "--limit", "1000"});
    CHECK(dead.size() > 1);
    here.clear_the_way();
    const said retried = here.outbox("retry", id);
    CHECK(retried.code == 0);
    CHECK(retried.out == "Message " + id + " will be sent again.\n");
    CHECK(here.state(id) == "pending");
    CHECK(here.list({"outbox", "list", "--state", "dead", "--limit", "1000"}).size() ==
          dead.size() - 1);
    const std::string other = here.one_that_is("dead");
    CHECK(here.outbox("drop", other).code == 0);
    CHECK(here.state(other) == "cancelled");
}
