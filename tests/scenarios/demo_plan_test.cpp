#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::workplace;

TEST_CASE("the programme's workbook is taken in whole, with three questions") {
    const workplace here;
    const json report = here.ask({"import", here.file("programme-workbook.xlsx")});
    CHECK(report.at("added") == 75);
    CHECK(report.at("changed") == 0);
    CHECK(report.at("unchanged") == 0);
    CHECK(report.at("vanished") == 0);
    CHECK(report.at("rejected") == json::array());
    std::vector<std::string> questioned;
    for (const json& q : report.at("questioned")) {
        questioned.push_back(q.at("item").get<std::string>() + " " +
                             q.at("column").get<std::string>() + " " +
                             q.at("text").get<std::string>());
        CHECK_FALSE(q.at("reason").get<std::string>().empty());
        CHECK(q.at("file") == "programme-workbook.xlsx");
        CHECK(q.at("row").get<int>() > 1);
    }
    std::ranges::sort(questioned);
    CHECK(questioned ==
          std::vector<std::string>{"228 Owner TBA", "234 Date Due Dec 19", "245 S O"});
}

TEST_CASE("the tables say what the workbook says, so nothing changes") {
    const workplace here;
    here.import_demo();
    const json report = here.ask({"import", "milestones.csv", "risks.csv", "issues.csv",
                                  "workstreams.csv", "contacts.csv", "status.csv"});
    // The workbook has no status report.
    CHECK(report.at("added_items").size() == 1);
    CHECK(report.at("added") == 1);
    CHECK(report.at("changed") == 0);
    CHECK(report.at("unchanged") == 75);
    CHECK(report.at("vanished") == 0);
    CHECK(report.at("questioned").size() == 3);
    CHECK(report.at("not_read").empty());
}

TEST_CASE("the programme's status report is nobody's reminder while it agrees with its parts") {
    const workplace here;
    here.import_demo();
    const std::string before =
        here.tell({"simulate", "--from", "2018-12-05", "--to", "2018-12-31"});
    (void)here.tell({"import", "--as-of", "2018-12-05", here.file("status.csv")});
    CHECK(here.tell({"simulate", "--from", "2018-12-05", "--to", "2018-12-31"}) == before);
    const json status = here.ask({"status", "--as-of", "2018-12-05"});
    CHECK(status.at("reports") == json{{"total", 1}, {"late", 0}});
    CHECK(status.at("measures") == json{{"total", 0}});
}

TEST_CASE("a dry run shows the report and does not even make the store") {
    const workplace here;
    const json report = here.ask({"import", "--dry-run", here.file("programme-workbook.xlsx")});
    CHECK(report.at("added") == 75);
    CHECK_FALSE(std::filesystem::exists(here.file("plan.db")));
}

TEST_CASE("the state of the plan on 5 December 2018") {
    const workplace here;
    here.import_demo();
    const json status = here.ask({"status", "--as-of", "2018-12-05"});
    CHECK(status.at("as_of") == "2018-12-05");
    CHECK(status.at("milestones") == json{{"total", 62},
                                          {"open", 47},
                                          {"past_baseline", 14},
                                          {"no_forecast", 20},
                                          {"forecast_unknown", 3},
                                          {"overdue", 1},
                                          {"due_in_7_days", 8},
                                          {"due_in_8_weeks", 28}});
    CHECK(status.at("risks") == json{{"total", 10}, {"open", 10}, {"overdue", 1}});
    CHECK(status.at("issues") == json{{"total", 3}, {"open", 3}, {"overdue", 0}});
    CHECK(status.at("questions") == 3);
    CHECK(status.at("key_dates") == json::array({{{"name", "vesting day"},
                                                  {"date", "2019-04-01"},
                                                  {"days", 117},
                                                  {"working_days", 80}}}));
    CHECK(status.at("rounds") ==
          json::array(
              {{{"schedule", "daily"}, {"last", nullptr}, {"next", "2018-12-05T08:30:00Z"}}}));
}

TEST_CASE("the plan ahead lists what is overdue, then what is dated, then what is not") {
    const workplace here;
    here.import_demo();
    const json items = here.ask({"plan", "--as-of", "2018-12-05", "--weeks", "8"}).at("items");
    REQUIRE(items.size() > 40);
    CHECK(items[0].at("title") == "Templates and guidance approved");
    CHECK(items[0].at("rag") == "G");
    CHECK(items[0].at("effective") == "2018-10-31");
    CHECK(items[0].at("days_left") == -35);
    CHECK(items[1].at("kind") == "risk");
    CHECK(items[1].at("ref") == "18");
    CHECK(items[1].at("days_left") == -23);
    CHECK(items[1].at("working_days_left") == -17);

    std::optional<std::string> before = "";
    for (const json& item : items) {
        CAPTURE(item.dump());
        const bool dated = !item.at("effective").is_null();
        CHECK(dated == !item.at("days_left").is_null());
        CHECK(dated == !item.at("working_days_left").is_null());
        if (!dated) {
            before.reset();
            continue;
        }
        const auto day = item.at("effective").get<std::string>();
        CHECK_MESSAGE(before, "a dated item stands after one without a date");
        CHECK(before.value_or("") <= day);
        CHECK(day <= "2019-01-30");
        before = day;
    }
    // Typing TBC, and text that is not understood, leave no date, whatever the baseline says.
    const auto undated = std::ranges::count_if(
        items, [](const json& item) { return item.at("effective").is_null(); });
    CHECK(undated >= 3);
    const auto asked =
        std::ranges::find_if(items, [](const json& item) { return item.at("ref") == "234"; });
    REQUIRE(asked != items.end());
    CHECK(asked->at("effective").is_null());
    CHECK(asked->at("questions").size() == 1);
}
