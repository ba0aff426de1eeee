#include "connectors/slack/classify.hpp"
#include "connectors/slack/slack.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/channel_samples.hpp"
#include "tests/connectors/settings_faults.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using plan::failure;
using plan::verdict;
using tests::answered;

TEST_CASE("what Slack's Web API answers with HTTP 200 is judged by its error") {
    struct row {
        std::string body;
        plan::verdict verdict;
        failure reason;
        bool affects_destination;
    };
    const row rows[] = {
        {R"({"ok":true,"channel":"D1","ts":"15.2"})", verdict::accepted, failure::none, false},
        {R"({"ok":false,"error":"channel_not_found"})", verdict::refused, failure::client, true},
        {R"({"ok":false,"error":"invalid_auth"})", verdict::deferred, failure::auth, true},
        {R"({"ok":false,"error":"user_not_found"})", verdict::refused, failure::recipient, false},
        {R"({"ok":false,"error":"msg_too_long"})", verdict::refused, failure::content, false},
        {R"({"ok":false,"error":"ratelimited"})", verdict::deferred, failure::rate_limited, true},
        {R"({"ok":false,"error":"internal_error"})", verdict::unknown, failure::server, false},
        {"<html>proxy</html>", verdict::unknown, failure::server, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.body);
        const auto ruling = slack::classify_api(answered(200, r.body));
        REQUIRE(ruling.has_value());
        CHECK(ruling->verdict == r.verdict);
        CHECK(ruling->reason == r.reason);
        CHECK(ruling->affects_destination == r.affects_destination);
    }
    CHECK(slack::classify_api(answered(200, rows[0].body))->provider_id == "D1/15.2");
    CHECK(!slack::classify_api(answered(503, "")));
}

TEST_CASE("what a webhook of Slack's refuses it names in plain words") {
    CHECK(slack::classify_webhook(answered(404, "no_service"))->affects_destination);
    CHECK(slack::classify_webhook(answered(410, "channel_is_archived"))->verdict ==
          verdict::refused);
    CHECK(!slack::classify_webhook(answered(400, "invalid_payload")));
    CHECK(!slack::classify_webhook(answered(200, "ok")));
}

TEST_CASE("a bot without a channel reaches each person, and nobody without a handle") {
    kit::channel_settings settings;
    settings.token = base::secret("xoxb-1");
    CHECK(slack::kind.addresses(settings) == kit::addressing::handle);
    settings.own["channel"] = "C012AB3CD";
    CHECK(slack::kind.addresses(settings) == kit::addressing::mention);
}

TEST_CASE("settings of Slack's that cannot work say how to mend them") {
    const tests::fault_row rows[] = {
        {"", "", {}, "url"},
        {"https://hooks.slack.com/x", "", {{"channel", "C012AB3CD"}}, "channel"},
        {"", "xoxb-1", {{"channel", "general"}}, "channel"},
        {"", "secret", {}, "token"},
        {"https://hooks.slack.com/services/T/B/x", "xoxb-1", {}, "url"},
    };
    tests::check_faults(slack::kind, rows);
    CHECK(slack::kind.handle_fault("@sian") != "");
    CHECK(slack::kind.handle_fault("U012AB3CD") == "");
}
