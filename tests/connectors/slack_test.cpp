#include "connectors/slack/classify.hpp"
#include "connectors/slack/slack.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/channel_samples.hpp"

#include <algorithm>

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
    struct row {
        std::string url;
        std::string token;
        std::string channel;
        std::string key;
    };
    const row rows[] = {
        {"", "", "", "url"},
        {"https://hooks.slack.com/x", "", "C012AB3CD", "channel"},
        {"", "xoxb-1", "general", "channel"},
        {"", "secret", "", "token"},
    };
    for (const row& r : rows) {
        CAPTURE(r.key);
        kit::channel_settings settings;
        settings.name = "team";
        settings.url = base::secret(r.url);
        settings.token = base::secret(r.token);
        if (!r.channel.empty())
            settings.own["channel"] = r.channel;
        const auto faults = kit::faults_of(slack::kind, settings);
        CHECK(std::ranges::count(faults, r.key, &kit::settings_fault::key) == 1);
    }
    CHECK(slack::kind.handle_fault("@sian") != "");
    CHECK(slack::kind.handle_fault("U012AB3CD") == "");
}
