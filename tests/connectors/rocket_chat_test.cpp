#include "connectors/rocket_chat/rocket_chat.hpp"
#include "tests/connectors/answers.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using plan::failure;
using plan::verdict;
using tests::answered;

TEST_CASE("what Rocket.Chat answers is judged by its words, whatever its status") {
    const tests::answer_row rows[] = {
        {200, R"({"success":true})", verdict::accepted, failure::none, false},
        {200, R"({"success":false})", verdict::refused, failure::content, false},
        {200, "<html>", verdict::unknown, failure::server, false},
        {400, R"({"success":false,"error":"Invalid integration id or token provided."})",
         verdict::refused, failure::client, true},
        {400, R"({"success":false,"error":"invalid-channel"})", verdict::refused, failure::client,
         true},
        {400, R"({"error":"slow down [error-too-many-requests]"})", verdict::deferred,
         failure::rate_limited, true},
        {503, R"({"success":false,"error":"Service Unavailable"})", verdict::deferred,
         failure::server, true},
    };
    tests::check_rulings(rows, rocket_chat::classify);
    CHECK(!rocket_chat::classify(answered(400, R"({"success":false,"error":"x"})")));
    CHECK(!rocket_chat::classify(answered(500, "")));
}

TEST_CASE("what Rocket.Chat cannot escape within bold is not bold") {
    render::chat_words words;
    words.headline = "Two milestones";
    CHECK(nlohmann::json::parse(rocket_chat::payload(words, ""))["text"] == "*Two milestones*\n");
    words.headline = "2*3";
    CHECK(nlohmann::json::parse(rocket_chat::payload(words, "sian"))["text"] == "@sian 2\\*3\n");
}

TEST_CASE("a line that begins with a mark is no quotation of Rocket.Chat's, and no list") {
    render::chat_words words;
    words.headline = "x";
    words.notes = {"> y", "- y", "1. y"};
    CHECK(nlohmann::json::parse(rocket_chat::payload(words, ""))["text"] ==
          "*x*\n\n\u200B>\u200B y\n\u200B- y\n1\u200B. y");
}

TEST_CASE("a handle of Rocket.Chat's is one person's") {
    for (const char* wrong : {"", "@sian", "all", "here", "a b"}) {
        CAPTURE(wrong);
        CHECK(rocket_chat::kind.handle_fault(wrong) != "");
    }
    CHECK(rocket_chat::kind.handle_fault("sian.jones") == "");
}
