#include "daemon/rounds/send_log.hpp"

#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::ordered_json;
using test::at;
using test::day;

namespace {

std::vector<std::string> keys(const ordered_json& of) {
    std::vector<std::string> names;
    for (const auto& [key, value] : of.items())
        names.push_back(key);
    return names;
}

rounds::composed_message of_late_item(const std::string& title) {
    test::programme_store of;
    (void)of.hold("2018-12-03");
    plan::item risk = test::a_risk()
                          .titled(title)
                          .numbered(18)
                          .in("WS1 Legal")
                          .owned_by("Owner")
                          .baseline(day("2018-12-04"));
    risk.plan_text = "Weekly review of the budget";
    of.put(risk);
    return of.hold("2018-12-05").front();
}

} // namespace

TEST_CASE("a line of the send log is one object with the fields that are documented, in order") {
    const std::string text =
        rounds::send_log_line(of_late_item("Budget \xe2\x80\x93 approved"), at("2018-12-05"), {});
    const auto line = ordered_json::parse(text);
    CHECK(keys(line) == std::vector<std::string>{"at", "person", "address", "channel", "kind",
                                                 "subject", "alerts"});
    CHECK(line.at("at") == "2018-12-05T08:30:00Z");
    CHECK(line.at("person") == "Owner");
    CHECK(line.at("address") == "person@council.example");
    CHECK(line.at("channel") == "file");
    CHECK(line.at("kind") == "reminder");
    CHECK_FALSE(line.at("subject").get<std::string>().empty());
    REQUIRE(line.at("alerts").size() == 1);
    const auto& alert = line.at("alerts")[0];
    CHECK(keys(alert) ==
          std::vector<std::string>{"rule", "reason", "kind", "ref", "title", "episode", "step"});
    CHECK(alert.at("rule") == "overdue");
    CHECK(alert.at("reason") == "past_effective_date");
    CHECK(alert.at("kind") == "risk");
    CHECK(alert.at("ref") == "18");
    CHECK(alert.at("title") == "Budget \xe2\x80\x93 approved");
    CHECK(alert.at("episode") == 1);
    CHECK(alert.at("step") == 1);
}

TEST_CASE("the time is the round's, whenever the message was made") {
    auto sent = of_late_item("Budget");
    sent.message.created = at("2018-12-05", std::chrono::hours(15));
    const auto line = ordered_json::parse(rounds::send_log_line(sent, at("2018-12-05"), {}));
    CHECK(line.at("at") == "2018-12-05T08:30:00Z");
}

TEST_CASE("the office's list is an alert of the programme") {
    rounds::composed_message sent;
    sent.model.programme = "Example programme";
    sent.model.person = "Programme office";
    sent.model.today = day("2018-12-03");
    sent.model.list = plan::weekly_list{};
    const auto line = ordered_json::parse(rounds::send_log_line(sent, at("2018-12-03"), {}));
    REQUIRE(line.at("alerts").size() == 1);
    CHECK(line.at("alerts")[0] == ordered_json{{"rule", "weekly_list"},
                                               {"reason", "weekly"},
                                               {"kind", "programme"},
                                               {"ref", ""},
                                               {"title", "Example programme"},
                                               {"episode", 1},
                                               {"step", 0}});
}

TEST_CASE("what rules found of no item is in the line of the office's list, by rule and reason") {
    rounds::composed_message sent;
    sent.model.today = day("2018-12-03");
    sent.model.list = plan::weekly_list{
        {{plan::list_topic::questions, {{plan::item_kind::risk, "1", "Budget", "", "which year?"}}},
         {plan::list_topic::progress,
          {{{},
            "",
            "The whole programme",
            "",
            "185 of 304 days used",
            plan::rule::behind_time,
            plan::reason::time_ahead_of_delivery}}}},
        {}};
    const auto line = ordered_json::parse(rounds::send_log_line(sent, at("2018-12-03"), {}));
    CHECK(line.at("listed") == ordered_json::parse(R"([{"rule": "behind_time",
        "reason": "time_ahead_of_delivery", "title": "The whole programme",
        "facts": "185 of 304 days used"}])"));
    sent.model.list->sections.pop_back();
    CHECK_FALSE(
        ordered_json::parse(rounds::send_log_line(sent, at("2018-12-03"), {})).contains("listed"));
}

TEST_CASE("whatever stands in a title, a line is one line of plain ASCII") {
    for (const char* title : {"two\nlines", "\x1b[31mred", "\xff\xfe", "a\"b\\c", "\xe2\x80\xa8sep",
                              "</script>", "\xf0\x9f\x93\x85"}) {
        CAPTURE(title);
        const std::string text = rounds::send_log_line(of_late_item(title), at("2018-12-05"), {});
        CHECK(std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; }));
        CHECK(ordered_json::accept(text));
    }
}
