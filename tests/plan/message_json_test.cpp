#include "daemon/plan/message.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

plan::message a_full_message() {
    plan::message_item item;
    item.alert.value = 5'000'000'000;
    item.episode = 2;
    item.step = -5;
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::green_but_late;
    item.told_as = plan::role::sponsor;
    item.principal = "Finance sponsor";
    item.stand_in_reason = "away until 7 December 2018";
    item.kind = plan::item_kind::risk;
    item.ref = "18";
    item.title = "Siân's \"quoted\" <b>title</b>\n";
    item.workstream = "WS7";
    item.rag = plan::rag::green;
    item.baseline = {"17 October",
                     plan::precision::day,
                     plan::date(2018y / 10 / 17),
                     plan::date(2018y / 10 / 17),
                     false,
                     {}};
    item.forecast.text = "TBC";
    item.forecast.precision = plan::precision::to_be_confirmed;
    item.anchor = plan::date(2018y / 10 / 31);
    item.days = 35;
    item.working_days = 25;
    item.recasts = 3;
    item.owners = {"A", "B"};
    item.detail = "severity 'O'";
    item.questions = {{"severity", "O", "which number?", {"plan.xlsx", "Issues", 6, "S"}},
                      {"forecast", "Dec 19", "which?", {}}};
    item.next = plan::next_hearing{plan::date(2018y / 12 / 12), {"Legal sponsor"}};

    plan::message model;
    model.kind = plan::message_kind::escalation;
    model.programme = "Shaping Dorset Council";
    model.person = "Programme office";
    model.today = plan::date(2018y / 12 / 5);
    model.plan_as_of = plan::date(2018y / 12 / 5);
    model.items = {item, plan::message_item{}};
    model.more_items = 4;
    model.list = plan::weekly_list{
        {{plan::list_topic::questions,
          {{plan::item_kind::risk, "234", "Data plans", "WS4", "19 December or 2019?"},
           {{}, "", "daily round", "", "not held"},
           {{},
            "",
            "WS4",
            "",
            "4 dates in one week",
            plan::rule::dates_clustered,
            plan::reason::week_over_limit}},
          7}},
        3};
    model.note = "note";
    return model;
}

} // namespace

TEST_CASE("a message model keeps every fact through JSON") {
    const plan::message model = a_full_message();
    CHECK(plan::message_from_json(plan::to_json(model)) == model);
    CHECK(plan::message_from_json(plan::to_json(plan::message{})) == plan::message{});
}

TEST_CASE("a model of an older build, which has no questions, is read") {
    plan::message model = a_full_message();
    for (plan::message_item& item : model.items)
        item.questions.clear();
    const std::string text = plan::to_json(model);
    CHECK(text.find("\"questions\":") == std::string::npos);
    CHECK(plan::message_from_json(text) == model);
}

TEST_CASE("invalid UTF-8 in a model is replaced, never thrown over") {
    plan::message model;
    model.person = "caf\xE9";
    CHECK(plan::message_from_json(plan::to_json(model)).person == "caf\uFFFD");
}

TEST_CASE("a model that is not understood is an error that says where") {
    for (const char* bad : {"", "[]", "{}", R"({"kind":"poem"})"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS((void)plan::message_from_json(bad), std::runtime_error);
    }
    std::string text = plan::to_json(a_full_message());
    text.replace(text.find("overdue"), 7, "overdoo");
    CHECK_THROWS_WITH((void)plan::message_from_json(text), "message model: unknown rule 'overdoo'");
}
