#include "connectors/google_chat/google_chat.hpp"
#include "connectors/google_chat/payload.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/samples_of_cards.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;
using plan::failure;
using plan::verdict;
using tests::answered;

namespace {

int widgets_in(const std::string& body) {
    const json message = json::parse(body);
    int count = 0;
    for (const json& section : message.at("cardsV2").at(0).at("card").at("sections"))
        count += static_cast<int>(section.at("widgets").size());
    return count;
}

} // namespace

TEST_CASE("what Google Chat answers names the message, or says that the webhook is not one") {
    const tests::answer_row rows[] = {
        {200, R"({"name":"spaces/A/messages/B"})", verdict::accepted, failure::none, false},
        {200, "<html>proxy</html>", verdict::unknown, failure::server, false},
        {400, R"({"error":{"details":[{"reason":"API_KEY_INVALID"}]}})", verdict::deferred,
         failure::auth, true},
        {404, R"({"error":{"status":"NOT_FOUND"}})", verdict::refused, failure::client, true},
    };
    tests::check_rulings(rows, google_chat::classify);
    CHECK(google_chat::classify(answered(200, rows[0].body))->provider_id == "spaces/A/messages/B");
    // As their statuses say.
    CHECK(!google_chat::classify(answered(400, R"({"error":{"status":"INVALID_ARGUMENT"}})")));
    CHECK(!google_chat::classify(answered(403, R"({"error":{"status":"PERMISSION_DENIED"}})")));
    CHECK(!google_chat::classify(answered(429, "")));
}

TEST_CASE("what is about one item stands in its thread, and all else in its reader's") {
    plan::message model;
    model.programme = "Shaping";
    model.person = "Legal sponsor";
    CHECK(google_chat::thread_of(model) == "reader/Legal sponsor");
    plan::message_item item;
    item.ref = "M30";
    item.title = "Vesting day";
    model.items = {item};
    CHECK(google_chat::thread_of(model) == "item/Shaping/milestone/M30");
    model.items.front().ref.clear();
    CHECK(google_chat::thread_of(model) == "item/Shaping/milestone/Vesting day");
    model.items.push_back(item);
    CHECK(google_chat::thread_of(model) == "reader/Legal sponsor");
}

TEST_CASE("every attempt of a message has the same request ID, behind the webhook's own query") {
    const tests::channel_sample sample = tests::google_chat_webhook();
    const auto made = tests::composed_by(sample, tests::usual_messages().front().second);
    CHECK(made.requests.at(0).path ==
          "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId=rem-7");
}

TEST_CASE("a card has no more widgets than are shown, and counts the lines left out") {
    render::chat_words words;
    words.headline = "Many";
    words.notes = {"A note"};
    words.closing = "Replies go to the office.";
    words.link = "https://plans.example.org/";
    for (int section = 0; section < 20; ++section) {
        render::chat_section& into = words.sections.emplace_back();
        into.title = "Part";
        into.more = 2;
        into.lines.resize(10);
        for (render::chat_line& line : into.lines)
            line.title = "x";
    }
    const std::string body = google_chat::payload(words, {});
    CHECK(widgets_in(body) <= 100);
    CHECK(widgets_in(body) > 90);
    CHECK(body.find("and 12 more") != std::string::npos);
    CHECK(body.find(R"("openLink":{"url":"https://plans.example.org/"})") != std::string::npos);
}

TEST_CASE("settings of Google Chat's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"", "", {}, "url"},
        {"https://chat.googleapis.com/v1/spaces/AAAA/messages", "", {}, "url"},
        {"https://chat.googleapis.com/v1/spaces/AAAA/messages?key=k", "", {}, "url"},
        {"https://chat.google.com/room/AAAA?cls=7", "", {}, "url"},
        {"https://mail.google.com/chat/?key=1&token=2", "", {}, "url"},
    };
    tests::check_faults(google_chat::kind, rows);
    CHECK(google_chat::kind.handle_fault("all") != "");
    CHECK(google_chat::kind.handle_fault("users/1") != "");
    CHECK(google_chat::kind.handle_fault("123456789012345678901") == "");
}
