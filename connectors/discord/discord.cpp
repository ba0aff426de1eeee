#include "connectors/discord/discord.hpp"

#include "connectors/discord/classify.hpp"
#include "connectors/discord/payload.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::discord {
namespace {

constexpr std::array<kit::own_key, 1> keys{
    {{"thread", "the ID of a thread of the channel, as \"80351110224678912\"",
      kit::presence::optional}}};

/// Discord's IDs hold the time at which they were made, and so have 17 digits or more.
bool is_id(std::string_view text) {
    return text.size() >= 17 && text.size() <= 20 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string handle_fault(std::string_view handle) {
    return is_id(handle) ? std::string()
                         : "expected a user ID, as \"80351110224678912\": with developer mode on, "
                           "right-click their name and Copy User ID";
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& url = settings.url.reveal();
    const std::string& thread = settings.own_value("thread");
    const bool is_discords =
        url.starts_with("https://discord.com/") || url.starts_with("https://discordapp.com/");
    if (is_discords && url.find("/webhooks/") == url.npos)
        faults.push_back({"url",
                          "is of no webhook; give the one from the channel's settings, under "
                          "Integrations, Webhooks, Copy Webhook URL"});
    else if (url.ends_with("/slack") || url.ends_with("/github"))
        faults.push_back({"url", "ends with the name of another service; leave /slack or /github "
                                 "out"});
    else if (url.find("wait=") != url.npos)
        faults.push_back({"url", "holds wait=, which is put there anyway; leave it out"});
    if (!thread.empty() && !is_id(thread))
        faults.push_back({"thread", "is no ID; give it as \"80351110224678912\": with developer "
                                    "mode on, right-click the thread and Copy Thread ID"});
    else if (!thread.empty() && url.find("thread_id=") != url.npos)
        faults.push_back({"thread", "is in the URL too, as thread_id; leave one of them out"});
    return faults;
}

class discord_dialect final : public kit::dialect {
public:
    explicit discord_dialect(const kit::channel_settings& settings)
        : query_(query(settings.url.reveal(), settings.own_value("thread"))) {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, what.delivery.address);
        request.headers = {"Content-Type: application/json"};
        request.path = query_;
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return discord::classify(answer);
    }

private:
    std::string query_;
};

} // namespace

const kit::channel_kind kind{
    .name = "discord",
    .keys = keys,
    // https://docs.discord.com/developers/topics/rate-limits
    .rates = {"X-RateLimit-Remaining", "X-RateLimit-Reset-After", kit::reset_form::seconds_left},
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 0.5,
                              .says = "Discord takes 30 messages a minute in one channel",
                              .source = "discord/discord-api-docs#367"};
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<discord_dialect>(settings);
    },
};

} // namespace remembrancer::discord
