#include "connectors/zulip/zulip.hpp"

#include "connectors/transfer/url.hpp"
#include "connectors/zulip/classify.hpp"
#include "connectors/zulip/payload.hpp"
#include "daemon/base/base64.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::zulip {
namespace {

constexpr std::array<kit::own_key, 2> keys{
    {{"bot", "the bot's address, as \"reminders-bot@example.zulipchat.com\""},
     {"channel", "the name of a channel, as \"programme\"", kit::presence::optional}}};

/// What HTTP Basic sends (RFC 7617): not the key, but as good as it.
std::string credentials(const kit::channel_settings& settings) {
    return base::base64(settings.own_value("bot") + ":" + settings.token.reveal());
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 18 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string handle_fault(std::string_view handle) {
    return is_number(handle) ? std::string()
                             : "expected a user ID, as \"8\": in their profile, which the menu "
                               "beside their name opens";
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& url = settings.url.reveal();
    const std::string& bot = settings.own_value("bot");
    if (url.find("/api/") != url.npos || url.find('?') != url.npos)
        faults.push_back({"url", "holds more than the organisation's address; give that alone, as "
                                 "\"https://example.zulipchat.com\""});
    // The name of HTTP Basic ends at a colon.
    if (bot.find('@') == bot.npos || bot.find_first_of(": \r\n") != bot.npos)
        faults.push_back({"bot", "is no mail address; give the bot's, from the organisation's "
                                 "settings under Bots"});
    return faults;
}

class zulip_dialect final : public kit::dialect {
public:
    explicit zulip_dialect(const kit::channel_settings& settings)
        : channel_(settings.own_value("channel")),
          path_(settings.url.reveal().ends_with('/') ? "api/v1/messages" : "/api/v1/messages"),
          headers_{"Content-Type: application/x-www-form-urlencoded",
                   "Authorization: Basic " + credentials(settings)} {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, topic_of(*what.delivery.model, what.words),
                               {channel_, what.delivery.address});
        request.headers = headers_;
        request.path = path_;
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return zulip::classify(answer);
    }

private:
    std::string channel_;
    std::string path_;
    std::vector<std::string> headers_;
};

kit::quota quota_of(const kit::channel_settings& settings) {
    return {.per_second = 200.0 / 60,
            .says = "Zulip takes 200 requests a minute from a user",
            .source = "https://zulip.com/api/rest-error-handling",
            .may_be_raised = !transfer::host_of(settings.url).ends_with(".zulipchat.com")};
}

} // namespace

const kit::channel_kind kind{
    .name = "zulip",
    .token = kit::presence::required,
    .keys = keys,
    // RateLimitMiddleware of the server's zerver/middleware.py.
    .rates = {"X-RateLimit-Remaining", "X-RateLimit-Reset", kit::reset_form::epoch_seconds},
    .addresses =
        [](const kit::channel_settings& settings) {
            return settings.own_value("channel").empty() ? kit::addressing::handle
                                                         : kit::addressing::mention;
        },
    .quota_of = quota_of,
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .secrets =
        [](const kit::channel_settings& settings) {
            return std::vector<base::secret>{base::secret(credentials(settings))};
        },
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<zulip_dialect>(settings);
    },
};

} // namespace remembrancer::zulip
