#include "tests/connectors/channel_samples.hpp"

#include "connectors/mattermost/mattermost.hpp"
#include "connectors/slack/slack.hpp"
#include "daemon/render/sample_messages.hpp"
#include "tests/connectors/samples_of_cards.hpp"
#include "tests/connectors/samples_of_notify.hpp"
#include "tests/connectors/samples_of_rooms.hpp"

#include <nlohmann/json.hpp>

namespace remembrancer::tests {
namespace {

using nlohmann::json;

kit::channel_settings settings_of(const kit::channel_kind& kind) {
    kit::channel_settings settings;
    settings.kind = kind.name;
    settings.name = "sample";
    settings.url = base::secret("https://chat.example.org/in/s3cr3tpath");
    settings.per_second = 0;
    return settings;
}

std::string text_in(const std::string& body) {
    return json::parse(body).at("text").get<std::string>();
}

std::string blocks_in(const std::string& body) {
    return json::parse(body).at("blocks").dump();
}

/// Slack reads nothing but `text`: there `<` begins what acts. Elements of blocks are of our kinds.
std::string active_in_slack(const std::string& body, const std::string&) {
    const json parsed = json::parse(body);
    if (parsed.at("text").get<std::string>().find_first_of("<>") != std::string::npos)
        return "an unescaped < or > in text";
    for (const json& part : parsed.at("blocks").at(1).at("elements"))
        for (const json& element : part.at("elements"))
            if (element.contains("type") && element["type"] == "user" &&
                element["user_id"] != "U012AB3CD")
                return "a mention";
    return {};
}

/// A name that is mentioned begins with @ and a letter; what came out of a plan has a space of no
/// width between.
std::string active_in_mattermost(const std::string& body, const std::string&) {
    const std::string text = text_in(body).substr(std::string_view("@sian.jones").size());
    for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1))
        if (!std::string_view(text).substr(at + 1).starts_with("\u200B"))
            return "a mention at " + text.substr(at, 20);
    return {};
}

channel_sample slack_webhook() {
    channel_sample sample{&slack::kind, settings_of(slack::kind), "U012AB3CD"};
    // 12,000 characters of blocks as they are written; the rest is the notification.
    sample.limit = 12'000;
    sample.of = kit::unit::utf16;
    sample.counted = blocks_in;
    sample.active_in = active_in_slack;
    return sample;
}

channel_sample slack_api() {
    channel_sample sample = slack_webhook();
    sample.settings.token = base::secret("xoxb-s3cr3ttoken");
    sample.settings.own["channel"] = "C012AB3CD";
    sample.success_body = R"({"ok":true,"channel":"C012AB3CD","ts":"1503435956.000247"})";
    return sample;
}

channel_sample mattermost_webhook() {
    channel_sample sample{&mattermost::kind, settings_of(mattermost::kind), "sian.jones"};
    sample.path = "/hooks/s3cr3tpath";
    sample.settings.url = base::secret("https://chat.example.org/hooks/s3cr3tpath");
    sample.limit = 16'383;
    sample.of = kit::unit::characters;
    sample.counted = text_in;
    sample.active_in = active_in_mattermost;
    return sample;
}

} // namespace

std::vector<channel_sample> channel_samples() {
    return {
        discord_webhook(), google_chat_webhook(), matrix_room(), mattermost_webhook(),
        notify_email(),    notify_sms(),          ntfy_topic(),  rocket_chat_webhook(),
        slack_api(),       slack_webhook(),       teams_flow(),  webex_api(),
        webex_webhook(),   zulip_channel(),
    };
}

kit::composed composed_by(const channel_sample& sample, const plan::message& model) {
    const connectors::delivery what{"rem-7", sample.handle,
                                    std::make_shared<const plan::message>(model), false};
    const render::chat_words words = render::words_for_chat(model, {});
    const std::chrono::sys_seconds now{std::chrono::seconds(1'543'998'600)};
    return sample.kind->make(sample.settings)->compose({what, words, now});
}

std::vector<std::pair<std::string, plan::message>> usual_messages() {
    std::vector<std::pair<std::string, plan::message>> all;
    plan::message bundle;
    for (const plan::message& each : render::sample_messages()) {
        if (each.kind == plan::message_kind::test)
            all.emplace_back("test", each);
        if (each.digest && each.digest->kind == plan::digest_kind::forward_plan)
            all.emplace_back("digest", each);
        if (each.items.empty())
            continue;
        if (bundle.items.empty()) {
            all.emplace_back("single", each);
            bundle = each;
            continue;
        }
        bundle.items.insert(bundle.items.end(), each.items.begin(), each.items.end());
    }
    bundle.items.resize(10);
    bundle.list.reset();
    all.emplace_back("bundle", bundle);
    return all;
}

} // namespace remembrancer::tests
