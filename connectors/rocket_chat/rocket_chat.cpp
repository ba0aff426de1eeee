#include "connectors/rocket_chat/rocket_chat.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_answer.hpp"
#include "connectors/kit/json_writer.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::rocket_chat {
namespace {

constexpr std::size_t longest_text = 5'000;

constexpr std::string_view zero_width_space = "\u200B";

/// What a backslash disarms, though not within bold.
constexpr std::string_view escaped_marks = "*_~`";
/// What needs another character behind it to act.
constexpr std::string_view parted_marks = "@#[]<>|\\";

std::string escape(std::string_view words) {
    std::string inert = kit::parted(kit::unlinked(words), parted_marks);
    inert = kit::backslashed(std::move(inert), escaped_marks);
    if (inert.starts_with('>')) // a quotation, whatever stands behind it
        inert.insert(0, zero_width_space);
    return kit::plain_start(std::move(inert), zero_width_space);
}

std::string bold(std::string_view words) {
    if (words.find_first_of(escaped_marks) != words.npos)
        return escape(words);
    return "*" + escape(words) + "*";
}

std::string link(std::string_view url, std::string_view words) {
    return "[" + std::string(words) + "]" + kit::in_parentheses(url);
}

constexpr kit::text_style style{.escape = escape, .bold = bold, .link = link};

bool is_of_user_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

/// The names of all and of those who are there would be heard by everybody.
std::string handle_fault(std::string_view handle) {
    const bool is_one = handle != "all" && handle != "here" && !handle.empty() &&
                        handle.size() <= 64 && std::ranges::all_of(handle, is_of_user_name);
    return is_one ? std::string()
                  : "expected a user name of the server without the @, as \"sian.jones\"";
}

class rocket_chat_dialect final : public kit::dialect {
public:
    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, what.delivery.address);
        request.headers = {"Content-Type: application/json"};
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return rocket_chat::classify(answer);
    }
};

} // namespace

std::string payload(const render::chat_words& words, std::string_view handle) {
    const std::string mention = handle.empty() ? std::string() : "@" + std::string(handle);
    const std::string text = kit::fitted(words, {longest_text, kit::unit::utf16},
                                         [&](const render::chat_words& part) -> std::string {
                                             return kit::chat_text(part, style, mention);
                                         });
    std::string out;
    kit::json_object body(out);
    body.text("text", text, std::string::npos);
    body.close();
    return out;
}

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    using plan::failure;
    using plan::verdict;
    const kit::json_answer body(answer.body);
    const std::string error = body.text("error");
    const auto says = [&error](std::string_view words) { return error.find(words) != error.npos; };
    if (answer.status == 200 && body.text("success") == "true")
        return kit::accepted();
    if (answer.status == 200 && !body.is_object())
        return kit::ruling{verdict::unknown, failure::server, false,
                           "this is no answer of Rocket.Chat's"};
    if (answer.status == 429 || says("error-too-many-requests"))
        return kit::throttled();
    if (answer.status == 503)
        return kit::ruling{verdict::deferred, failure::server, true,
                           "where this lasts, the integration is disabled; enable it"};
    if (says("Invalid integration"))
        return kit::wrong_destination(failure::client, "the server knows no such webhook; make an "
                                                       "incoming integration anew, and set its "
                                                       "URL");
    if (says("invalid-channel"))
        return kit::wrong_destination(failure::client, "the integration's channel is gone; give "
                                                       "it another");
    if (answer.status == 200)
        return kit::refused_content();
    return {};
}

const kit::channel_kind kind{
    .name = "rocket_chat",
    // enforceRateLimit of the server's apps/meteor/app/api/server/ApiClass.ts.
    .rates = {"X-RateLimit-Remaining", "X-RateLimit-Reset", kit::reset_form::epoch_milliseconds},
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 10.0 / 60,
                              .says = "a Rocket.Chat server takes ten requests a minute from one "
                                      "address",
                              .source = "its settings under General, REST API",
                              .may_be_raised = true};
        },
    .faults_of = kit::faults_of_hook,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings&) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<rocket_chat_dialect>();
    },
};

} // namespace remembrancer::rocket_chat
