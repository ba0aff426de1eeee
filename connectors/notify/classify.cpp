#include "connectors/notify/classify.hpp"

#include "connectors/kit/error_table.hpp"
#include "connectors/kit/json_answer.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <nlohmann/json.hpp>

namespace remembrancer::notify {
namespace {

using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;

struct said {
    std::string error; ///< the error's name
    std::string message;
};

/// Parts of messages; without one it is the content.
constexpr std::array<kit::error_row, 9> bad_requests{{
    {"email_address", failure::recipient, "correct the person's mail address"},
    {"phone_number", failure::recipient, "correct the person's handle: a telephone number"},
    {"international mobile", failure::recipient,
     "let the service send to numbers abroad, in its settings in Notify"},
    {"this recipient", failure::recipient,
     "the service is on trial, or the key is for its team alone: ask Notify to let it go live, and "
     "use a live key"},
    {"reply_to_id", failure::client, "correct reply_to_id: copy it from Notify's settings"},
    {"sms_sender_id", failure::client, "correct reply_to_id: copy it from Notify's settings"},
    {"template_id", failure::client, "correct template_id: copy it from the template's page"},
    {"Template not found", failure::client,
     "correct template_id: copy it from the template's page"},
    {"Missing personalisation", failure::client,
     "the template has placeholders of its own; paste that of config/notify"},
}};

std::string text_of(const nlohmann::json& in, const char* key) {
    const auto found = in.find(key);
    return found != in.end() && found->is_string() ? found->get<std::string>() : std::string();
}

said said_by(const transfer::http_response& answer) {
    const auto body = nlohmann::json::parse(answer.body, nullptr, false);
    if (!body.is_object() || !body.contains("errors") || !body["errors"].is_array() ||
        body["errors"].empty() || !body["errors"][0].is_object())
        return {};
    return {text_of(body["errors"][0], "error"), text_of(body["errors"][0], "message")};
}

kit::ruling of_bad_request(const said& what) {
    if (const auto known = kit::ruling_within(bad_requests, what.message))
        return *known;
    return kit::refused_content("does the template have the placeholders of config/notify?");
}

std::optional<kit::ruling> of_too_many(const said& what, const transfer::http_response& answer) {
    // Of requests in any minute.
    if (what.error == "RateLimitError")
        return kit::throttled(60s);
    if (what.error != "TooManyRequestsError")
        return {};
    const auto date = answer.headers.find("Date");
    const auto wait = date == answer.headers.end() ? std::nullopt : until_midnight(date->second);
    kit::ruling ruling = kit::throttled(wait.value_or(1h));
    ruling.advice = "the day's limit of the service in Notify, which counts anew at midnight UTC";
    return ruling;
}

std::optional<int> number_at(std::string_view text, std::size_t at) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!is_digit(text[at]) || !is_digit(text[at + 1]))
        return std::nullopt;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

} // namespace

std::optional<std::chrono::seconds> until_midnight(std::string_view date) {
    constexpr std::string_view form = "Mon, 30 Nov 2026 13:25:11 GMT";
    constexpr std::size_t time = form.find("13:25:11");
    if (date.size() != form.size() || !date.ends_with(" GMT") || date[time + 2] != ':' ||
        date[time + 5] != ':')
        return std::nullopt;
    const auto hour = number_at(date, time);
    const auto minute = number_at(date, time + 3);
    const auto second = number_at(date, time + 6);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return std::max<std::chrono::seconds>(24h - std::chrono::hours(*hour) -
                                              std::chrono::minutes(*minute) -
                                              std::chrono::seconds(*second),
                                          1s);
}

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    if (answer.status == 201)
        return kit::accepted(kit::json_answer(answer.body).text("id"));
    const said what = said_by(answer);
    switch (answer.status) {
    case 400:
        return of_bad_request(what);
    case 403:
        return kit::wrong_destination(
            failure::auth,
            "check the API key, or this machine's clock, which must be right to 30 s");
    case 429:
        return of_too_many(what, answer);
    case 500:
        // It may have been taken before it failed.
        return kit::ruling{verdict::unknown, failure::server};
    default:
        return {};
    }
}

} // namespace remembrancer::notify
