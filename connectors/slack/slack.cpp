#include "connectors/slack/slack.hpp"

#include "connectors/kit/follow_up.hpp"
#include "connectors/slack/classify.hpp"
#include "connectors/slack/payload.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::slack {
namespace {

constexpr std::array<kit::own_key, 1> keys{
    {{"channel", "the ID of a channel, as \"C012AB3CD\"", kit::presence::optional}}};

bool is_of_id(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_id(std::string_view text, std::string_view first) {
    return text.size() >= 9 && text.size() <= 32 && first.find(text.front()) != text.npos &&
           std::ranges::all_of(text, is_of_id);
}

std::string handle_fault(std::string_view handle) {
    return is_id(handle, "UW") ? std::string()
                               : "expected a member ID, as \"U012AB3CD\": in their profile under "
                                 "More, Copy member ID";
}

class slack_dialect final : public kit::dialect {
public:
    explicit slack_dialect(const kit::channel_settings& settings)
        : channel_(settings.own_value("channel")) {
        headers_ = {"Content-Type: application/json; charset=utf-8"};
        if (settings.token.empty())
            return;
        is_api_ = true;
        headers_.push_back("Authorization: Bearer " + settings.token.reveal());
    }

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        place to;
        to.user = what.delivery.address;
        if (is_api_)
            to.channel = channel_.empty() ? what.delivery.address : channel_;
        const posted first = is_api_ ? posted_as(kit::first_told_in(what.delivery)) : posted{};
        // The settings may name another channel than they did then, or none: what is for one person
        // goes into their own conversation, of which the ID begins with D.
        const bool is_here =
            channel_.empty() ? first.channel.starts_with('D') : first.channel == channel_;
        if (is_here && !first.channel.empty()) {
            to.channel = first.channel;
            to.thread = first.thread;
        }
        kit::composed all;
        all.requests.push_back(
            request(is_api_ ? "/chat.postMessage" : "", payload(what.words, to)));
        for (const kit::rewritten& each : what.rewritten) {
            const posted before = posted_as(each.provider_id);
            if (before.channel.empty())
                continue;
            const place of{to.user, before.channel, {}, before.ts};
            all.requests.push_back(request("/chat.update", payload(each.words, of)));
            all.requests.back().is_extra = true;
        }
        return all;
    }

    [[nodiscard]] bool follows_up() const override { return is_api_; }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return is_api_ ? classify_api(answer) : classify_webhook(answer);
    }

private:
    [[nodiscard]] kit::channel_request request(std::string path, std::string body) const {
        kit::channel_request made;
        made.body = std::move(body);
        made.headers = headers_;
        made.path = std::move(path);
        return made;
    }

    std::string channel_;
    bool is_api_ = false;
    std::vector<std::string> headers_;
};

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& channel = settings.own_value("channel");
    if (settings.url.empty() && settings.token.empty())
        faults.push_back({"url", "is missing; give an incoming webhook in url_file, or a bot's "
                                 "token in token_file"});
    if (!settings.token.empty() && settings.url.reveal().find("/services/") != std::string::npos)
        faults.push_back({"url",
                          "is of an incoming webhook, which has no place beside a token; leave "
                          "one of them out"});
    if (!channel.empty() && !is_id(channel, "CGD"))
        faults.push_back({"channel", "is no channel's ID; give it as \"C012AB3CD\", from the "
                                     "channel's details"});
    if (!channel.empty() && settings.token.empty())
        faults.push_back({"channel", "has no place with a webhook, which has a channel of its own; "
                                     "leave it out, or use a bot's token"});
    if (!settings.token.empty() && !settings.token.reveal().starts_with("xox"))
        faults.push_back({"token", "is no token of Slack's; give the Bot User OAuth Token, "
                                   "xoxb-..."});
    return faults;
}

kit::quota quota_of(const kit::channel_settings& settings) {
    kit::quota most{.per_second = 1,
                    .says = "Slack takes one message a second in a channel",
                    .source = "https://docs.slack.dev/apis/web-api/rate-limits"};
    // Each person's conversation is a channel; of all together Slack gives no number.
    most.may_be_raised = !settings.token.empty() && settings.own_value("channel").empty();
    return most;
}

} // namespace

const kit::channel_kind kind{
    .name = "slack",
    .url = kit::presence::optional,
    .default_url = "https://slack.com/api",
    .token = kit::presence::optional,
    .keys = keys,
    .addresses =
        [](const kit::channel_settings& settings) {
            return !settings.token.empty() && settings.own_value("channel").empty()
                       ? kit::addressing::handle
                       : kit::addressing::mention;
        },
    .quota_of = quota_of,
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<slack_dialect>(settings);
    },
};

} // namespace remembrancer::slack
