#include "connectors/ntfy/ntfy.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/samples_of_rooms.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;
using tests::answered;

TEST_CASE("what an ntfy server refuses it numbers") {
    const tests::answer_row rows[] = {
        {200, R"({"id":"sPs71M8A2T"})", verdict::accepted, failure::none, false},
        {400, R"({"code":40009,"http":400})", verdict::refused, failure::client, true},
        {403, R"({"code":40301,"http":403})", verdict::deferred, failure::auth, true},
        {429, R"({"code":42908,"http":429})", verdict::deferred, failure::rate_limited, true},
    };
    tests::check_rulings(rows, ntfy::classify);
    CHECK(ntfy::classify(answered(200, rows[0].body))->provider_id == "sPs71M8A2T");
    CHECK(ntfy::classify(answered(429, rows[3].body))->retry_after == 1h);
    CHECK(!ntfy::classify(answered(429, R"({"code":42901})")));
    CHECK(!ntfy::classify(answered(400, R"({"code":40017})")));
}

TEST_CASE("a phone shows three lines and counts the others") {
    render::chat_words words;
    words.headline = std::string(3'000, 'x');
    words.kind = plan::message_kind::escalation;
    words.link = "https://plans.example.org/";
    words.sections.emplace_back().lines.resize(5);
    for (render::chat_line& each : words.sections.front().lines)
        each.title = "A milestone";
    const auto body = nlohmann::json::parse(ntfy::payload(words, "t"));
    const std::string message = body["message"];
    CHECK(message.find("and 2 more") != message.npos);
    CHECK(body["title"].get<std::string>().size() <= 1'000);
    CHECK(body["priority"] == 4);
    CHECK(body["click"] == "https://plans.example.org/");
    words.kind = plan::message_kind::digest;
    words.figures = {"8 due"};
    const auto digest = nlohmann::json::parse(ntfy::payload(words, "t"));
    CHECK(digest["priority"] == 3);
    CHECK(digest["message"].get<std::string>().find("milestone") == std::string::npos);
    CHECK(digest["message"].get<std::string>().find("8 due") != std::string::npos);
}

TEST_CASE("a topic is as secret as a password, and settings that cannot work say so") {
    const kit::channel_settings good = tests::ntfy_topic().settings;
    CHECK(ntfy::kind.secrets(good).front() == base::secret("programme-s3cr3ttopic"));
    const tests::fault_row rows[] = {
        {"https://ntfy.sh/a-topic", "", {{"topic", "a-topic"}}, "url"},
        {"", "", {{"topic", "a topic"}}, "topic"},
        {"", "", {{"topic", std::string(65, 'x')}}, "topic"},
        {"", "", {}, "topic"},
        {"https://ntfy.example.org/another", "", {{"topic", "a-topic"}}, "url"},
        {"https://ntfy.example.org?x=1", "", {{"topic", "a-topic"}}, "url"},
    };
    tests::check_faults(ntfy::kind, rows);
    CHECK(ntfy::kind.handle_fault("sian") != "");
}
