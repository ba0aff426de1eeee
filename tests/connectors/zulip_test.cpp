#include "connectors/zulip/classify.hpp"
#include "connectors/zulip/payload.hpp"
#include "connectors/zulip/zulip.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/samples_of_rooms.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;
using tests::answered;

TEST_CASE("what Zulip refuses it names by a code") {
    const tests::answer_row rows[] = {
        {200, R"({"result":"success","id":42})", verdict::accepted, failure::none, false},
        {200, "<html>", verdict::unknown, failure::server, false},
        {401, R"({"code":"INVALID_API_KEY"})", verdict::deferred, failure::auth, true},
        {403, R"({"code":"USER_DEACTIVATED"})", verdict::deferred, failure::auth, true},
        {400, R"({"code":"STREAM_DOES_NOT_EXIST"})", verdict::refused, failure::client, true},
        {429, R"({"code":"RATE_LIMIT_HIT","retry-after":28.7})", verdict::deferred,
         failure::rate_limited, true},
    };
    tests::check_rulings(rows, zulip::classify);
    CHECK(zulip::classify(answered(200, rows[0].body))->provider_id == "42");
    CHECK(zulip::classify(answered(429, rows[5].body))->retry_after == 29s);
    CHECK(!zulip::classify(answered(400, R"({"code":"BAD_REQUEST","msg":"x"})")));
    CHECK(!zulip::classify(answered(500, "")));
}

TEST_CASE("an item, a person and a digest each have a topic of their own") {
    plan::message model;
    render::chat_words words;
    words.headline = "Forward plan";
    words.person = "Legal sponsor";
    CHECK(zulip::topic_of(model, words) == "Forward plan");
    model.items.resize(1);
    model.items[0].ref = "M12";
    model.items[0].title = "Staff moved\nto the new council, with their records and their pensions";
    CHECK(zulip::topic_of(model, words) ==
          "M12 Staff moved to the new council, with their records and…");
    model.items.resize(2);
    CHECK(zulip::topic_of(model, words) == "Legal sponsor");
    model.digest.emplace();
    CHECK(zulip::topic_of(model, words) == "Forward plan");
}

TEST_CASE("without a channel Zulip takes the message to the user alone") {
    render::chat_words words;
    words.headline = "Two milestones";
    CHECK(zulip::payload(words, "x", {"", "8"}) ==
          "type=direct&to=%5B8%5D&content=%2A%2ATwo%20milestones%2A%2A%0A");
    CHECK(zulip::payload(words, "a b", {"c/d", ""}) ==
          "type=stream&to=c%2Fd&topic=a%20b&content=%2A%2ATwo%20milestones%2A%2A%0A");
    kit::channel_settings settings = tests::zulip_channel().settings;
    CHECK(zulip::kind.addresses(settings) == kit::addressing::mention);
    settings.own.erase("channel");
    CHECK(zulip::kind.addresses(settings) == kit::addressing::handle);
}

TEST_CASE("a bot proves itself by its address and its key, and both are blotted out") {
    kit::channel_settings settings = tests::zulip_channel().settings;
    settings.own["bot"] = "a@b.org";
    settings.token = base::secret("key1");
    const auto made = zulip::kind.make(settings)->compose(
        {{"rem-7", "8", std::make_shared<const plan::message>(), false}, {}, {}});
    const std::string basic = "YUBiLm9yZzprZXkx"; // a@b.org:key1
    CHECK(std::ranges::count(made.requests.front().headers, "Authorization: Basic " + basic) == 1);
    CHECK(zulip::kind.secrets(settings).front() == base::secret(basic));
}

TEST_CASE("settings of Zulip's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"https://z.example.org/api/v1/messages", "key", {{"bot", "a@z.example.org"}}, "url"},
        {"https://z.example.org", "key", {{"bot", "reminders"}}, "bot"},
        {"https://z.example.org", "key", {{"bot", "a:b@z.example.org"}}, "bot"},
        {"https://z.example.org", "key", {}, "bot"},
    };
    tests::check_faults(zulip::kind, rows);
    CHECK(zulip::kind.handle_fault("Sian") != "");
    CHECK(zulip::kind.handle_fault("8") == "");
}
