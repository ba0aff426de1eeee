#include "connectors/notify/notify.hpp"

#include "connectors/notify/api_key.hpp"
#include "connectors/notify/classify.hpp"
#include "connectors/notify/payload.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::notify {
namespace {

constexpr std::array<kit::own_key, 3> keys{{
    {"reply_to_id", "the ID of a reply-to address or a sender of texts", kit::presence::optional},
    {"sends", "\"email\" or \"sms\"", kit::presence::optional},
    {"template_id", "the ID of the template, from its page in Notify", kit::presence::required},
}};

constexpr std::array<std::string_view, 1> kept_headers{"Date"};

medium medium_of(const kit::channel_settings& settings) {
    return settings.own_value("sends") == "sms" ? medium::sms : medium::email;
}

/// A number abroad has 7 to 15 digits behind its + (ITU-T E.164), one at home 10 or 11. Notify
/// itself takes blanks, hyphens and brackets between them.
std::string handle_fault(std::string_view handle) {
    const bool is_abroad = handle.starts_with('+');
    const std::string_view rest = handle.substr(is_abroad ? 1 : 0);
    const bool is_number = rest.find_first_not_of("0123456789 -()") == rest.npos;
    const auto digits = std::ranges::count_if(rest, [](char c) { return c >= '0' && c <= '9'; });
    const bool is_long_enough = is_abroad ? digits >= 7 && digits <= 15
                                          : rest.starts_with('0') && (digits == 10 || digits == 11);
    if (is_number && is_long_enough && handle.size() <= 32)
        return {};
    return "expected a telephone number, as \"+447700900123\" or \"07700 900123\"";
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    if (!api_key_of(settings.token.reveal()))
        faults.push_back({"token", "is no API key of Notify's, which ends in two UUIDs, as "
                                   "NAME-UUID-UUID; put it into the file as Notify showed it when "
                                   "it was made"});
    const std::string& sends = settings.own_value("sends");
    if (!sends.empty() && sends != "email" && sends != "sms")
        faults.push_back({"sends", "is no way that Notify sends by; give \"email\" or \"sms\""});
    if (!is_uuid(settings.own_value("template_id")))
        faults.push_back({"template_id", "is no template's ID; copy it from the template's page in "
                                         "Notify, as \"f33517ff-2a88-4f6e-b855-c550268ce08a\""});
    const std::string& reply_to = settings.own_value("reply_to_id");
    if (!reply_to.empty() && !is_uuid(reply_to))
        faults.push_back({"reply_to_id", "is no ID of Notify's; copy it from Settings there, "
                                         "Reply-to email addresses or Text message senders"});
    return faults;
}

class notify_dialect final : public kit::dialect {
public:
    explicit notify_dialect(const kit::channel_settings& settings)
        : key_(api_key_of(settings.token.reveal()).value()), medium_(medium_of(settings)),
          template_id_(settings.own_value("template_id")),
          reply_to_id_(settings.own_value("reply_to_id")) {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.path = medium_ == medium::sms ? "/v2/notifications/sms" : "/v2/notifications/email";
        request.headers = {"Authorization: Bearer " + token_of(key_, what.now),
                           "Content-Type: application/json"};
        request.body = payload(what.words, {medium_, what.delivery.address, template_id_,
                                            reply_to_id_, what.delivery.key});
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return notify::classify(answer);
    }

private:
    api_key key_;
    medium medium_;
    std::string template_id_;
    std::string reply_to_id_;
};

} // namespace

const kit::channel_kind kind{
    .name = "notify",
    .url = kit::presence::optional,
    .default_url = "https://api.notifications.service.gov.uk",
    .token = kit::presence::required,
    .keys = keys,
    .kept_headers = kept_headers,
    .addresses =
        [](const kit::channel_settings& settings) {
            return medium_of(settings) == medium::sms ? kit::addressing::handle
                                                      : kit::addressing::mail;
        },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 50,
                              .says = "Notify takes 3,000 messages a minute by one kind of key",
                              .source = "https://docs.notifications.service.gov.uk/rest-api.html",
                              .may_be_raised = true};
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<notify_dialect>(settings);
    },
};

} // namespace remembrancer::notify
