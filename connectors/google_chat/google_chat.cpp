#include "connectors/google_chat/google_chat.hpp"

#include "connectors/google_chat/payload.hpp"
#include "connectors/kit/text.hpp"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

namespace remembrancer::google_chat {
namespace {

/// By itself a thread's key starts a thread, and nothing is ever put into it.
constexpr std::string_view reply_option =
    "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId=";

class google_chat_dialect final : public kit::dialect {
public:
    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        const std::string thread = thread_of(*what.delivery.model);
        kit::channel_request request;
        request.body = payload(what.words, {what.delivery.address, thread});
        request.headers = {"Content-Type: application/json; charset=UTF-8"};
        // The URL has a query already: `key` and `token`.
        request.path = "&" + std::string(reply_option) + kit::percent_encoded(what.delivery.key);
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return google_chat::classify(answer);
    }
};

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    const std::string& url = settings.url.reveal();
    const std::size_t query = std::min(url.find('?'), url.size());
    if (url.substr(0, query).ends_with("/messages") && url.find("key=", query) != url.npos &&
        url.find("token=", query) != url.npos)
        return {};
    return {{"url", "is no webhook of a space; copy it from the space under Apps & integrations, "
                    "Webhooks: it ends in /messages?key=...&token=..."}};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string handle_fault(std::string_view handle) {
    if (!handle.empty() && handle.size() <= 40 && std::ranges::all_of(handle, is_digit))
        return {};
    return "expected a user's ID, a long number as \"123456789012345678901\", which Google's "
           "People "
           "API and Directory API give";
}

std::string name_in(const std::string& answer) {
    const auto body = nlohmann::json::parse(answer, nullptr, false);
    if (!body.is_object() || !body.contains("name") || !body["name"].is_string())
        return {};
    return body["name"].get<std::string>();
}

} // namespace

std::string thread_of(const plan::message& model) {
    if (model.items.size() != 1)
        return "reader/" + model.person;
    const plan::message_item& item = model.items.front();
    return "item/" + (item.programme.empty() ? model.programme : item.programme) + "/" +
           std::string(plan::to_text(item.kind)) + "/" + (item.ref.empty() ? item.title : item.ref);
}

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    if (answer.status == 200) {
        if (std::string name = name_in(answer.body); !name.empty())
            return kit::accepted(std::move(name));
        return kit::ruling{plan::verdict::unknown, plan::failure::server, false,
                           "this is no answer of Google Chat's"};
    }
    // A wrong key is answered as a wrong message is, but for this reason.
    if (answer.status == 400 && answer.body.find("API_KEY_INVALID") != std::string::npos)
        return kit::wrong_destination(plan::failure::auth,
                                      "copy the webhook's URL again, with key and token");
    if (answer.status == 404)
        return kit::wrong_destination(plan::failure::client,
                                      "the space or its webhook was deleted; make another");
    return {};
}

const kit::channel_kind kind{
    .name = "google_chat",
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 1,
                              .says =
                                  "Google Chat takes one message a second in a space, of all who "
                                  "write there together",
                              .source = "https://developers.google.com/workspace/chat/limits"};
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings&) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<google_chat_dialect>();
    },
};

} // namespace remembrancer::google_chat
