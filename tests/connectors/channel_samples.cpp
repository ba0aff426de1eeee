#include "tests/connectors/channel_samples.hpp"

#include "connectors/kit/follow_up.hpp"
#include "connectors/mattermost/mattermost.hpp"
#include "connectors/slack/slack.hpp"
#include "daemon/render/sample_messages.hpp"
#include "tests/connectors/active_marks.hpp"
#include "tests/connectors/samples_of_cards.hpp"
#include "tests/connectors/samples_of_notify.hpp"
#include "tests/connectors/samples_of_rooms.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>

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

/// What is in blocks beyond plain text, whatever it is nested in. Of users the reader is no
/// stranger.
std::string active_in_blocks(const json& in) {
    if (in.is_object() && in.contains("type")) {
        const std::string type = in["type"].is_string() ? in["type"].get<std::string>() : "";
        const std::set<std::string> inert{
            "header", "plain_text", "rich_text", "rich_text_section", "rich_text_list", "text"};
        if (type == "user" && in.at("user_id") != "U012AB3CD")
            return "a mention of " + in["user_id"].dump();
        if (type != "user" && !inert.contains(type))
            return "an element that acts: " + type;
        if (in.contains("style") && in["style"] != "bullet" && in["style"] != json{{"bold", true}})
            return "a style: " + in["style"].dump();
    }
    if (in.is_structured())
        for (const json& part : in)
            if (std::string found = active_in_blocks(part); !found.empty())
                return found;
    return {};
}

/// In `text` `<` begins what acts, and `&` a character; names and addresses in it are looked for
/// only by request. In blocks it is the elements.
std::string active_in_slack(const std::string& body, const std::string&) {
    const json parsed = json::parse(body);
    const std::string text = parsed.at("text");
    if (text.find_first_of("<>") != text.npos)
        return "an unescaped < or > in text";
    for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1))
        if (text.compare(at, 4, "&lt;") != 0 && text.compare(at, 4, "&gt;") != 0 &&
            text.compare(at, 5, "&amp;") != 0)
            return "an unescaped & in text";
    for (const char* key : {"parse", "link_names", "mrkdwn", "attachments"})
        if (parsed.contains(key))
            return std::string("more is read: ") + key;
    if (parsed.value("unfurl_links", true))
        return "addresses are unfolded";
    return active_in_blocks(parsed.at("blocks"));
}

/// A name that is mentioned begins with @ and a letter, a channel's with ~; what came out of a plan
/// has a space of no width between. All else that acts has a backslash before it, but for our bold
/// marks, our lists, and the bars of tables of three columns.
std::string active_in_mattermost(const std::string& body, const std::string&) {
    const std::string text = text_in(body).substr(std::string_view("@sian.jones").size());
    if (std::string found = bare_name_or_address(text); !found.empty())
        return found;
    for (std::size_t at = text.find('~'); at != text.npos; at = text.find('~', at + 1))
        if (!std::string_view(text).substr(at + 1).starts_with("\u200B"))
            return "a channel: " + text.substr(at, 20);
    if (std::string found = unescaped(text, "`_#>[]<&!$~"); !found.empty())
        return found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        for (std::size_t at = line.find('\\'); at != line.npos; at = line.find('\\', at))
            line.erase(at, 2);
        if (std::ranges::count(line, '|') != (line.starts_with('|') ? 4 : 0))
            return "a bar: " + line.substr(0, 40);
    }
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
    sample.earlier_id = "C012AB3CD/1503435900.000100";
    return sample;
}

channel_sample slack_direct() {
    channel_sample sample = slack_api();
    sample.settings.own.erase("channel");
    sample.success_body = R"({"ok":true,"channel":"D012AB3CD","ts":"1503435956.000247"})";
    sample.earlier_id = "D012AB3CD/1503435900.000100";
    sample.way = "direct";
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
        discord_webhook(), google_chat_webhook(), matrix_room(),   mattermost_webhook(),
        notify_email(),    notify_sms(),          ntfy_topic(),    rocket_chat_webhook(),
        slack_api(),       slack_direct(),        slack_webhook(), teams_flow(),
        webex_api(),       webex_person(),        webex_webhook(), zulip_channel(),
        zulip_direct(),
    };
}

kit::composed composed_by(const channel_sample& sample, const plan::message& model) {
    return composed_by(sample, connectors::delivery{"rem-7", sample.handle,
                                                    std::make_shared<const plan::message>(model)});
}

kit::composed composed_by(const channel_sample& sample, const connectors::delivery& what) {
    const render::chat_words words = render::words_for_chat(*what.model, {});
    const std::chrono::sys_seconds now{std::chrono::seconds(1'543'998'600)};
    const std::vector<kit::rewritten> earlier = kit::rewrites_of(what, {});
    return sample.kind->make(sample.settings)->compose({what, words, now, earlier});
}

std::optional<connectors::delivery> a_follow_up(const channel_sample& sample) {
    if (sample.earlier_id.empty())
        return std::nullopt;
    plan::message before = usual_messages().back().second;
    before.items.resize(2);
    before.items[1].step = plan::step_over;
    plan::message now = before;
    now.kind = plan::message_kind::escalation;
    connectors::delivery what{"rem-8", sample.handle,
                              std::make_shared<const plan::message>(std::move(now))};
    what.earlier.first = sample.earlier_id;
    what.earlier.ended.push_back(
        {sample.earlier_id, std::make_shared<const plan::message>(std::move(before))});
    return what;
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
