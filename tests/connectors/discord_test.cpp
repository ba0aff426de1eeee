#include "connectors/discord/classify.hpp"
#include "connectors/discord/discord.hpp"
#include "connectors/discord/payload.hpp"
#include "connectors/kit/text.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;
using tests::answered;

TEST_CASE("what Discord refuses is the webhook's fault by its number, else the message's") {
    const tests::answer_row rows[] = {
        {404, R"({"message":"Unknown Webhook","code":10015})", verdict::refused, failure::client,
         true},
        {404, R"({"message":"Unknown Channel","code":10003})", verdict::refused, failure::client,
         true},
        {404, "", verdict::refused, failure::client, true},
        {401, R"({"message":"Invalid Webhook Token","code":50027})", verdict::deferred,
         failure::auth, true},
        {400, R"({"message":"a forum","code":220001})", verdict::refused, failure::client, true},
        {429, R"({"retry_after":64.57,"global":true})", verdict::deferred, failure::rate_limited,
         true},
        {204, "", verdict::accepted, failure::none, false},
    };
    tests::check_rulings(rows, discord::classify);
    CHECK(discord::classify(answered(429, rows[5].body))->retry_after == 65s);
    CHECK(!discord::classify(answered(400, R"({"message":"Invalid Form Body","code":50035})")));
    CHECK(!discord::classify(answered(503, "")));
}

TEST_CASE("what Discord takes it names") {
    const transfer::http_response answer = answered(200, R"({"type":0,"id":"119900"})");
    CHECK(discord::classify(answer)->provider_id == "119900");
}

TEST_CASE("the question for the message's ID goes where the URL has room for it") {
    CHECK(discord::query("https://discord.com/api/webhooks/1/x", "") == "?wait=true");
    CHECK(discord::query("https://discord.com/api/webhooks/1/x?thread_id=2", "") == "&wait=true");
    CHECK(discord::query("https://discord.com/api/webhooks/1/x", "80351110224678912") ==
          "?wait=true&thread_id=80351110224678912");
}

TEST_CASE("a headline of any length leaves the content within its limit") {
    render::chat_words words;
    words.headline = std::string(10'000, '*');
    const auto body = nlohmann::json::parse(discord::payload(words, ""));
    const std::string content = body["content"];
    CHECK(kit::size_in(kit::unit::utf16, content) <= 2'000);
    CHECK(content.find("\\*") != content.npos);
    CHECK(body["allowed_mentions"] == nlohmann::json{{"parse", nlohmann::json::array()}});
}

TEST_CASE("settings of Discord's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"https://discord.com/channels/1/2", "", {}, "url"},
        {"https://discord.com/api/webhooks/1/x/slack", "", {}, "url"},
        {"https://discord.com/api/webhooks/1/x?wait=false", "", {}, "url"},
        {"https://discord.com/api/webhooks/1/x", "", {{"thread", "general"}}, "thread"},
        {"https://discord.com/api/webhooks/1/x?thread_id=1",
         "",
         {{"thread", "80351110224678912"}},
         "thread"},
    };
    tests::check_faults(discord::kind, rows);
    CHECK(discord::kind.handle_fault("sian") != "");
    CHECK(discord::kind.handle_fault("80351110224678912") == "");
}
