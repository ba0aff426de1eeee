#include "connectors/matrix/classify.hpp"
#include "connectors/matrix/matrix.hpp"
#include "connectors/matrix/payload.hpp"
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

TEST_CASE("what a Matrix server refuses it names") {
    const tests::answer_row rows[] = {
        {200, R"({"event_id":"$1:x"})", verdict::accepted, failure::none, false},
        {200, "<html>", verdict::unknown, failure::server, false},
        {401, R"({"errcode":"M_UNKNOWN_TOKEN"})", verdict::deferred, failure::auth, true},
        {403, R"({"errcode":"M_FORBIDDEN"})", verdict::deferred, failure::auth, true},
        {404, R"({"errcode":"M_NOT_FOUND"})", verdict::refused, failure::client, true},
        {413, R"({"errcode":"M_TOO_LARGE"})", verdict::refused, failure::content, false},
        {429, R"({"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2001})", verdict::deferred,
         failure::rate_limited, true},
    };
    tests::check_rulings(rows, matrix::classify);
    CHECK(matrix::classify(answered(200, rows[0].body))->provider_id == "$1:x");
    CHECK(matrix::classify(answered(429, rows[6].body))->retry_after == 3s);
    CHECK(!matrix::classify(answered(400, R"({"errcode":"M_BAD_JSON"})")));
    CHECK(!matrix::classify(answered(500, R"({"errcode":"M_UNKNOWN"})")));
}

TEST_CASE("a wait that the header names is the header's") {
    transfer::http_response answer = answered(429, R"({"retry_after_ms":2001})");
    answer.retry_after = "7";
    CHECK(!matrix::classify(answer)->retry_after);
}

TEST_CASE("a second attempt is the same transaction, so that a server posts it once") {
    const tests::channel_sample sample = tests::matrix_room();
    const auto model = tests::usual_messages().front().second;
    const kit::composed made = tests::composed_by(sample, model);
    CHECK(made.requests.front().path ==
          "/_matrix/client/v3/rooms/%21abcdef%3Aexample.org/send/m.room.message/rem-7");
    CHECK(made.requests.front().method == transfer::http_method::put);
    CHECK(tests::composed_by(sample, model).requests.front().path == made.requests.front().path);
}

TEST_CASE("only a message that mentions somebody makes a noise") {
    render::chat_words words;
    words.headline = "Two milestones";
    const auto quiet = nlohmann::json::parse(matrix::payload(words, ""));
    CHECK(quiet["msgtype"] == "m.notice");
    CHECK(quiet["m.mentions"] == nlohmann::json::object());
    const auto loud = nlohmann::json::parse(matrix::payload(words, "@sian:example.org"));
    CHECK(loud["msgtype"] == "m.text");
    CHECK(loud["m.mentions"]["user_ids"] == nlohmann::json{"@sian:example.org"});
}

TEST_CASE("settings of Matrix's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"https://m.example.org/_matrix/client", "t", {{"room", "!a:example.org"}}, "url"},
        {"https://m.example.org", "t", {{"room", "#a:example.org"}}, "room"},
        {"https://m.example.org", "t", {}, "room"},
        {"https://m.example.org", "", {{"room", "!a:example.org"}}, "token"},
    };
    tests::check_faults(matrix::kind, rows);
    for (const char* wrong : {"sian", "@sian", "@:x", "@sian:", "@a b:x", "@<b>:x"}) {
        CAPTURE(wrong);
        CHECK(matrix::kind.handle_fault(wrong) != "");
    }
    CHECK(matrix::kind.handle_fault("@sian:example.org") == "");
}
