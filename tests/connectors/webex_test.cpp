#include "connectors/webex/webex.hpp"
#include "tests/connectors/samples_of_cards.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using plan::failure;
using plan::verdict;
using webex::door;

namespace {

constexpr const char* a_room = "Y2lzY29zcGFyazovL3VzL1JPT00vZXhhbXBsZQ";

transfer::http_response answered(int status, std::string body = "") {
    transfer::http_response response;
    response.status = status;
    response.request_sent = true;
    response.body = std::move(body);
    return response;
}

} // namespace

TEST_CASE("what Webex answers a bot says whether the space, the person or the token is wrong") {
    struct row {
        int status;
        std::string body;
        door by;
        plan::verdict verdict;
        failure reason;
        bool affects_destination;
    };
    const row rows[] = {
        {200, R"({"id":"Y2lz"})", door::room, verdict::accepted, failure::none, false},
        {200, "<html>proxy</html>", door::room, verdict::unknown, failure::server, false},
        {200, R"({"id":null})", door::person, verdict::unknown, failure::server, false},
        {401, "", door::person, verdict::deferred, failure::auth, true},
        {404, "", door::room, verdict::refused, failure::client, true},
        {403, "", door::room, verdict::refused, failure::client, true},
        {404, "", door::person, verdict::refused, failure::recipient, false},
        {403, "", door::person, verdict::refused, failure::recipient, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.status);
        CAPTURE(r.body);
        const auto ruling = webex::classify(answered(r.status, r.body), r.by);
        REQUIRE(ruling.has_value());
        CHECK(ruling->verdict == r.verdict);
        CHECK(ruling->reason == r.reason);
        CHECK(ruling->affects_destination == r.affects_destination);
    }
    CHECK(webex::classify(answered(200, rows[0].body), door::room)->provider_id == "Y2lz");
    // As their statuses say.
    CHECK(!webex::classify(answered(204), door::webhook));
    CHECK(!webex::classify(answered(404), door::webhook));
    CHECK(!webex::classify(answered(429), door::room));
}

TEST_CASE("a bot without a space writes to each person, and into a space it mentions them") {
    kit::channel_settings settings = tests::webex_api().settings;
    CHECK(webex::kind.addresses(settings) == kit::addressing::mention);
    settings.own.clear();
    CHECK(webex::kind.addresses(settings) == kit::addressing::mail);
    CHECK(webex::kind.addresses(tests::webex_webhook().settings) == kit::addressing::mention);

    tests::channel_sample sample = tests::webex_api();
    const plan::message model = tests::usual_messages().front().second;
    const auto of_room = tests::composed_by(sample, model).requests.at(0);
    CHECK(of_room.path == "/messages");
    const auto body = nlohmann::json::parse(of_room.body);
    CHECK(body.at("roomId") == a_room);
    CHECK(!body.contains("toPersonEmail"));
    CHECK(body.at("markdown")
              .get<std::string>()
              .starts_with("<@personEmail:sian.jones@example.org> **"));

    sample.settings.own.clear();
    const auto alone = nlohmann::json::parse(tests::composed_by(sample, model).requests.at(0).body);
    CHECK(alone.at("toPersonEmail") == "sian.jones@example.org");
    CHECK(!alone.contains("roomId"));
    CHECK(alone.at("markdown").get<std::string>().starts_with("**"));
}

TEST_CASE("settings of Webex's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"", "", {}, "url"},
        {"https://webexapis.com/v1/webhooks/incoming/x", "", {{"room", a_room}}, "room"},
        {"", "token", {{"room", "general"}}, "room"},
        {"", "token", {{"room", "https://web.webex.com/spaces/1234"}}, "room"},
        {"", "to ken", {}, "token"},
        {"https://webexapis.com/v1/webhooks/incoming/x", "token", {}, "url"},
    };
    tests::check_faults(webex::kind, rows);
    CHECK(webex::kind.handle_fault("sian") != "");
    CHECK(webex::kind.handle_fault("all>") != "");
    CHECK(webex::kind.handle_fault("sian.jones@example.org") == "");
}
