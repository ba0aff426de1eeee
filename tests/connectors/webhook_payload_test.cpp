#include "connectors/webhook/payload.hpp"

#include "connectors/kit/json_writer.hpp"
#include "daemon/base/text.hpp"
#include "tests/connectors/webhook_samples.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;

namespace {

json read(const plan::message& model) {
    const std::string body = webhook::payload(model);
    CHECK(body.size() <= webhook::largest_payload);
    CHECK(base::is_valid_utf8(body));
    return json::parse(body);
}

std::string written(std::string_view text, std::size_t limit) {
    std::string out = "before";
    kit::append_text(out, text, limit);
    CHECK(out.starts_with("before"));
    return out.substr(6);
}

/// The largest that the model can hold in every field, in characters that grow by escaping.
plan::message_item monstrous() {
    const std::string long_text(50'000, '\x01');
    plan::message_item item = samples::an_item();
    item.ref = item.title = item.workstream = item.detail = long_text;
    item.principal = item.stand_in_reason = long_text;
    item.baseline.text = item.forecast.text = long_text;
    item.baseline.precision = plan::precision::unreadable;
    item.owners.assign(500, long_text);
    item.questions.assign(500,
                          {long_text, long_text, long_text, {long_text, long_text, 7, long_text}});
    item.next = plan::next_hearing{samples::day(2018, 12, 6), item.owners};
    return item;
}

} // namespace

TEST_CASE("a reminder of one item has the documented form") {
    const json expected = json::parse(R"({
        "type": "reminder.due", "timestamp": "2018-12-05T00:00:00Z",
        "data": {"programme": "Shaping Dorset", "person": "Finance Lead",
                 "today": "2018-12-05", "plan_as_of": "2018-12-04",
                 "items": [{"rule": "overdue", "reason": "green_but_late", "told_as": "owner",
                            "episode": 1, "step": 2, "kind": "milestone", "ref": "M12",
                            "title": "Single ledger live", "workstream": "Finance",
                            "rag": "Amber/Green", "baseline": null,
                            "forecast": {"text": "End Oct '18", "from": "2018-10-21",
                                         "by": "2018-10-31"},
                            "anchor": "2018-10-31", "days": 35, "working_days": 25,
                            "recasts": 1, "owners": ["Finance Lead"]}],
                 "more_items": 0}})");
    CHECK(read(samples::a_message()) == expected);
}

TEST_CASE("what is only sometimes there is there when it has something to say") {
    plan::message model = samples::a_message();
    model.plan_as_of.reset();
    model.note = "From the daemon";
    plan::message_item& item = model.items[0];
    item.rag = plan::rag::none;
    item.anchor.reset();
    item.principal = "Director";
    item.stand_in_reason = "on leave until 9 December 2018";
    item.detail = "forecast: Dec 19";
    item.next = plan::next_hearing{samples::day(2018, 12, 7), {"Sponsor"}};
    item.baseline.text = "TBC";
    item.baseline.precision = plan::precision::to_be_confirmed;
    item.questions = {
        {"forecast", "Dec 19", "a day or a month?", {"plan.xlsx", "Risks", 10, "Date Due"}},
        {"score", "99", "not understood", {"risks.csv", "", 7, "RS"}}};
    model.list = plan::weekly_list{
        {{plan::list_topic::questions,
          {{plan::item_kind::risk, "R234", "Supplier exit", "ICT", "what is Dec 19?"},
           {{}, "", "daily round", "", "not held"},
           {{},
            "",
            "ICT",
            "",
            "4 dates on one day",
            plan::rule::dates_clustered,
            plan::reason::day_over_limit}}}},
        9};
    const json data = read(model)["data"];
    CHECK(data["plan_as_of"].is_null());
    CHECK(data["note"] == "From the daemon");
    const json& read_item = data["items"][0];
    CHECK(read_item["rag"].is_null());
    CHECK(read_item["anchor"].is_null());
    CHECK(read_item["stands_in_for"] == "Director");
    CHECK(read_item["stand_in_reason"] == "on leave until 9 December 2018");
    CHECK(read_item["detail"] == "forecast: Dec 19");
    CHECK(read_item["next"] == json::parse(R"({"on": "2018-12-07", "who": ["Sponsor"]})"));
    CHECK(read_item["baseline"] == json::parse(R"({"text": "TBC", "from": null, "by": null})"));
    CHECK(read_item["questions"] == json::parse(R"([
        {"field": "forecast", "text": "Dec 19", "reason": "a day or a month?",
         "file": "plan.xlsx", "sheet": "Risks", "row": 10, "column": "Date Due"},
        {"field": "score", "text": "99", "reason": "not understood",
         "file": "risks.csv", "sheet": "", "row": 7, "column": "RS"}])"));
    CHECK(data["list"] == json::parse(R"({"days_since_import": 9, "sections": [
        {"topic": "questions", "more_entries": 0, "entries": [
            {"kind": "risk", "ref": "R234", "title": "Supplier exit", "workstream": "ICT",
             "text": "what is Dec 19?"},
            {"kind": null, "ref": "", "title": "daily round", "workstream": "",
             "text": "not held"},
            {"kind": null, "ref": "", "title": "ICT", "workstream": "",
             "text": "4 dates on one day", "rule": "dates_clustered",
             "reason": "day_over_limit"}]}]})"));
    model.list->sections.front().more = 7; // left out before the payload was made
    CHECK(read(model)["data"]["list"]["sections"][0]["more_entries"] == 7);
    model.list->days_since_import.reset();
    CHECK(read(model)["data"]["list"]["days_since_import"].is_null());
}

TEST_CASE("the type says what the message is") {
    plan::message model = samples::a_message();
    CHECK(webhook::event_type(model) == "reminder.due");
    model.more_items = 1;
    CHECK(webhook::event_type(model) == "reminder.bundle");
    model.more_items = 0;
    model.items.push_back(samples::an_item());
    CHECK(webhook::event_type(model) == "reminder.bundle");
    model.items.pop_back();
    model.list.emplace();
    CHECK(webhook::event_type(model) == "reminder.bundle");
    model.kind = plan::message_kind::escalation;
    CHECK(webhook::event_type(model) == "reminder.escalated");
    model.kind = plan::message_kind::notice;
    CHECK(webhook::event_type(model) == "notice");
    model.kind = plan::message_kind::test;
    CHECK(webhook::event_type(model) == "test");
    model.kind = plan::message_kind::digest;
    CHECK(webhook::event_type(model) == "digest");
}

TEST_CASE("a digest's sections beyond the largest payload are counted") {
    plan::message model = samples::a_message();
    model.kind = plan::message_kind::digest;
    plan::digest_section section;
    section.columns = {plan::digest_column::item};
    section.rows.assign(60, {{std::string(100, 'x'), {}}});
    model.digest.emplace().sections.assign(30, section);
    const json data = read(model)["data"];
    CHECK(data["digest"]["sections"].size() > 1);
    CHECK(data["digest"]["sections"].size() + data["more_sections"].get<std::size_t>() == 30);
}

TEST_CASE("items beyond the largest payload are counted") {
    plan::message model = samples::a_message();
    model.items.assign(1000, samples::an_item());
    model.more_items = 3;
    const json data = read(model)["data"];
    CHECK(data["items"].size() > 30);
    CHECK(data["items"].size() + data["more_items"].get<std::size_t>() == 1003);
}

TEST_CASE("a list beyond the largest payload is counted by section") {
    plan::message model = samples::a_message();
    model.items.assign(1000, samples::an_item());
    model.list.emplace();
    for (const auto topic :
         {plan::list_topic::questions, plan::list_topic::vanished, plan::list_topic::past_baseline,
          plan::list_topic::changed_baselines, plan::list_topic::missed_rounds,
          plan::list_topic::dead_messages, plan::list_topic::clusters, plan::list_topic::progress,
          plan::list_topic::coverage})
        model.list->sections.push_back({topic, {100'000, {{}, "R1", "t", "w", "x"}}});
    for (const bool with_items : {true, false}) {
        CAPTURE(with_items);
        if (!with_items)
            model.items.clear();
        const json sections = read(model)["data"]["list"]["sections"];
        REQUIRE(sections.size() == 9);
        for (const json& section : sections)
            CHECK(section["entries"].size() + section["more_entries"].get<std::size_t>() ==
                  100'000);
        CHECK((sections[0]["entries"].size() > 100) == !with_items);
    }
}

TEST_CASE("the largest possible item still fits beside the largest note") {
    plan::message model = samples::a_message();
    model.programme = model.person = model.note = std::string(50'000, '\x01');
    model.items = {monstrous(), monstrous()};
    const json data = read(model)["data"];
    REQUIRE(!data["items"].empty());
    CHECK(data["items"][0]["owners"].size() == 10);
    CHECK(data["items"][0]["questions"].size() == 4);
    CHECK(data["items"].size() + data["more_items"].get<std::size_t>() == 2);
}

TEST_CASE("hostile text stays inside its string") {
    plan::message model = samples::a_message();
    const std::string hostile = "\"},{\"type\":\"forged\\\"\n\t\x1b[2J\x7f<!channel> \U0001F4C5";
    model.items[0].title = hostile;
    model.items[0].owners = {"caf\xe9"};
    const json item = read(model)["data"]["items"][0];
    CHECK(item["title"] == hostile);
    CHECK(item["owners"][0] == "caf\uFFFD");
    const std::string body = webhook::payload(model);
    CHECK(body.find('\x1b') == std::string::npos);
    CHECK(body.find('\n') == std::string::npos);
}

TEST_CASE("a text is cut at its limit and never inside a character") {
    struct row {
        std::string name;
        std::string text;
        std::size_t limit;
        std::string expected;
    };
    const row rows[] = {
        {"empty", "", 5, ""},
        {"fits exactly", "12345", 5, "12345"},
        {"one too long", "123456", 5, "12345\u2026"},
        {"between characters", "\u00e9\u00e9\u00e9", 4, "\u00e9\u00e9\u2026"},
        {"inside a character", "\u00e9\u00e9\u00e9", 5, "\u00e9\u00e9\u2026"},
        {"a long character", "ab\U0001F4C5", 5, "ab\u2026"},
        {"escapes count as written", "\x01\x01", 6, "\\u0001\u2026"},
        {"an escape is not cut", "a\x01", 6, "a\u2026"},
        {"invalid bytes grow", "\xff\xff", 5, "\uFFFD\u2026"},
        {"only continuation bytes", std::string(9, '\x80'), 6, "\uFFFD\uFFFD\u2026"},
        {"no room", "x", 0, "\u2026"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(written(r.text, r.limit) == r.expected);
    }
}
