#include "daemon/store/outbox.hpp"
#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using namespace remembrancer;
using namespace remembrancer::tests;

TEST_CASE("the outbox is listed whole unless a limit is asked for") {
    const small_plan here;
    here.import("Legal,Alpha,G,1 March 2019,,Owner A\n", "2018-12-03");
    constexpr std::size_t messages = 1200;
    {
        store::session db(here.file("plan.db"));
        store::transaction all(db);
        for (std::size_t i = 0; i < messages; ++i) {
            store::new_message message;
            message.key = "key-" + std::to_string(i);
            message.person = "Owner A";
            message.model = plan::to_json(plan::message{});
            REQUIRE(store::insert_message(db, message));
        }
        all.commit();
    }
    CHECK(here.list({"outbox", "list"}).size() == messages);
    CHECK(here.list({"outbox", "list", "--state", "pending"}).size() == messages);
    const auto newest = here.list({"outbox", "list", "--limit", "2"});
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].at("key") == "key-1199");
    CHECK(newest[1].at("key") == "key-1198");
}

TEST_CASE("run --json prints the lines of its send log") {
    const small_plan here;
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n", "2018-12-03");
    const std::string printed =
        here.tell({"--json", "run", "--clock-start", "2018-12-04T08:00:00", "--clock-speed", "max",
                   "--until", "2018-12-05T20:00:00", "--send-log", here.file("send.log")});
    CHECK_FALSE(printed.empty());
    CHECK(printed == here.read("send.log"));
    // With --show-messages too: still JSON and nothing else.
    CHECK_FALSE(here.list({"run", "--show-messages", "--clock-start", "2018-12-06T08:00:00",
                           "--clock-speed", "max", "--until", "2018-12-10T20:00:00"})
                    .empty());
}

TEST_CASE("one week and one message are said as such, and so is none") {
    const small_plan here;
    here.import("Legal,Alpha,G,6 December 2018,,Owner A\n", "2018-12-03");
    const auto plan = [&](const std::string& weeks) {
        return here.tell({"plan", "--as-of", "2018-12-05", "--weeks", weeks});
    };
    CHECK(plan("1").find("the plan ahead, 1 week from Wednesday") != std::string::npos);
    CHECK(plan("2").find("the plan ahead, 2 weeks from Wednesday") != std::string::npos);
    CHECK_FALSE(here.tell({"status", "--as-of", "2100-12-31"}).empty());
    CHECK_FALSE(here.tell({"plan", "--as-of", "2000-01-01"}).empty());

    const auto simulate = [&](const std::string& from, const std::string& to) {
        return here.tell({"simulate", "--from", from, "--to", to});
    };
    // A Saturday and a Sunday.
    CHECK(simulate("2018-12-08", "2018-12-09") ==
          "No message would be sent from 8 December 2018 to 9 December 2018.\n");
    const std::string one = simulate("2018-12-05", "2018-12-05");
    CAPTURE(one);
    CHECK(one.ends_with("\n\n1 message would be sent from 5 December 2018 to 5 December 2018.\n"));
    CHECK_FALSE(one.starts_with("\n"));
}

TEST_CASE("status says how far off a key date is, and how long past") {
    const workplace here; // vesting day is Monday 1 April 2019
    here.import_demo();
    struct row {
        const char* name;
        const char* as_of;
        const char* says;
    };
    const row rows[] = {
        {"months before", "2018-12-05",
         "\n  117 days (80 working days) to vesting day, 1 April 2019\n"},
        {"the Friday before", "2019-03-29",
         "\n  3 days (1 working day) to vesting day, 1 April 2019\n"},
        {"the day before", "2019-03-31",
         "\n  1 day (1 working day) to vesting day, 1 April 2019\n"},
        {"the day", "2019-04-01", "\n  today: vesting day, 1 April 2019\n"},
        {"the day after", "2019-04-02",
         "\n  1 day (1 working day) since vesting day, 1 April 2019\n"},
        {"a week after", "2019-04-08",
         "\n  7 days (5 working days) since vesting day, 1 April 2019\n"},
    };
    for (const auto& [name, as_of, says] : rows) {
        CAPTURE(name);
        const std::string text = here.tell({"status", "--as-of", as_of});
        CAPTURE(text);
        CHECK(text.find(says) != std::string::npos);
    }
    // The numbers for machines keep their sign.
    const json key = here.ask({"status", "--as-of", "2019-04-08"}).at("key_dates").at(0);
    CHECK(key.at("days") == -7);
    CHECK(key.at("working_days") == -5);
}

TEST_CASE("status counts the open findings by kind") {
    const small_plan here;
    here.import("Legal,Alpha,G,3 December 2018,,Owner A\n"
                "Legal,Beta,G,3 December 2018,,Owner A\n"
                "Legal,Gamma,G,,,Owner A\n",
                "2018-12-03");
    const auto findings = [&] { return here.ask({"status"}).at("open_findings"); };
    const auto counts = [](int due_soon, int overdue, int no_date) {
        return json{{"due_soon", due_soon}, {"overdue", overdue}, {"needs_date", 0},
                    {"no_owner", 0},        {"no_date", no_date}, {"unreadable", 0}};
    };
    CHECK(findings() == counts(0, 0, 0));
    (void)here.hold("2018-12-04T08:00:00", "2018-12-04T09:00:00");
    CHECK(findings() == counts(0, 2, 1));
    here.import("Legal,Alpha,C,3 December 2018,,Owner A\n"
                "Legal,Beta,G,3 December 2018,,Owner A\n"
                "Legal,Gamma,G,6 December 2018,,Owner A\n",
                "2018-12-04");
    (void)here.hold("2018-12-05T08:00:00", "2018-12-05T09:00:00");
    CHECK(findings() == counts(1, 1, 0));
    CHECK(here.tell({"status"}).find("Findings    1 due soon, 1 overdue") != std::string::npos);
}
