#include "connectors/kit/quota.hpp"

#include "connectors/registry/registry.hpp"
#include "tests/connectors/channel_samples.hpp"

#include <map>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

kit::channel_settings settings_of(const kit::channel_kind& kind, const std::string& url,
                                  const std::string& token, double per_second) {
    kit::channel_settings settings;
    settings.kind = kind.name;
    settings.url = base::secret(url);
    settings.token = base::secret(token);
    settings.per_second = per_second;
    return settings;
}

} // namespace

TEST_CASE(
    "every kind's own rate is within its quota, and what is beyond it is told with its source") {
    std::set<std::string_view> without;
    for (const tests::channel_sample& sample : tests::channel_samples()) {
        CAPTURE(sample.kind->name);
        kit::channel_settings settings = sample.settings;
        settings.per_second = kit::usual_rate(*sample.kind, settings);
        CHECK(settings.per_second > 0);
        CHECK(settings.per_second <= 1);
        CHECK(!kit::beyond_quota(*sample.kind, settings));
        if (sample.kind->quota_of == nullptr) {
            without.insert(sample.kind->name);
            continue;
        }
        const kit::quota most = sample.kind->quota_of(settings);
        for (const double beyond : {0.0, most.per_second * 1.5, 1e6}) {
            settings.per_second = beyond;
            const auto over = kit::beyond_quota(*sample.kind, settings);
            REQUIRE(over);
            CHECK(over->find(most.source) != std::string::npos);
            CHECK(over->find("s3cr3t") == std::string::npos);
        }
    }
    CHECK(without == std::set<std::string_view>{"webex"});
}

TEST_CASE(
    "a quota is what each service's documents say, and no advice to raise it where nobody can") {
    struct row {
        std::string kind;
        std::string url;
        std::string token;
        double per_second;
        bool is_fixed;
    };
    const row rows[] = {
        {"discord", "https://discord.com/api/webhooks/1/x", "", 0.5, true},
        {"google_chat", "https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t", "", 1,
         true},
        {"matrix", "https://matrix.example.org", "syt", 0.2, false},
        {"mattermost", "https://chat.example.org/hooks/x", "", 10, false},
        {"notify", "", "key", 50, false},
        {"ntfy", "https://ntfy.sh", "", 0.2, true},
        {"ntfy", "", "", 0.2, true},
        {"ntfy", "https://ntfy.sh", "tk_paid", 0.2, false},
        {"ntfy", "https://ntfy.example.org", "", 0.2, false},
        {"rocket_chat", "https://chat.example.org/hooks/x", "", 0.17, false},
        {"slack", "https://hooks.slack.com/services/x", "", 1, true},
        {"slack", "", "xoxb-1", 1, false},
        {"teams", "https://x.powerplatform.com/triggers/y?sig=z", "", 4, true},
        {"zulip", "https://example.zulipchat.com", "key", 3.33, true},
        {"zulip", "https://zulip.example.org", "key", 3.33, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.kind);
        CAPTURE(r.url);
        const kit::channel_kind* kind = registry::find_kind(r.kind);
        REQUIRE(kind != nullptr);
        CHECK(!kit::beyond_quota(*kind, settings_of(*kind, r.url, r.token, r.per_second)));
        const auto over =
            kit::beyond_quota(*kind, settings_of(*kind, r.url, r.token, r.per_second * 1.1));
        REQUIRE(over);
        CHECK((over->find("unless more has been allowed") == std::string::npos) == r.is_fixed);
    }
}

TEST_CASE("what goes beyond a quota is told with the number that does not") {
    const kit::channel_kind* discord = registry::find_kind("discord");
    REQUIRE(discord != nullptr);
    const auto over = kit::beyond_quota(*discord, settings_of(*discord, "", "", 5));
    REQUIRE(over);
    CHECK(*over == "it is 5, but Discord takes 30 messages a minute in one channel "
                   "(discord/discord-api-docs#367): give at most 0.5; what is too much is put off "
                   "and goes later");
    const kit::channel_kind* rocket_chat = registry::find_kind("rocket_chat");
    REQUIRE(rocket_chat != nullptr);
    const auto warning = kit::beyond_quota(*rocket_chat, settings_of(*rocket_chat, "", "", 0));
    REQUIRE(warning);
    CHECK(
        *warning ==
        "it is 0, which is no limit, but a Rocket.Chat server takes ten requests a minute from one "
        "address (its settings under General, REST API): give at most 0.16 unless more has been "
        "allowed there; what is too much is put off and goes later");
}
