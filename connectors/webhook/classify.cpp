#include "connectors/webhook/classify.hpp"

#include "connectors/transfer/retry_after.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace remembrancer::webhook {
namespace {

using plan::failure;
using plan::send_outcome;
using plan::verdict;
using transfer::transport_error;

constexpr std::size_t longest_detail = 500;

struct status_row {
    int first;
    int last;
    plan::verdict verdict;
    failure reason;
    bool affects_destination;
    std::string_view advice;
};

/// The first row that holds the status counts.
constexpr std::array<status_row, 15> statuses{{
    {200, 299, verdict::accepted, failure::none, false, ""},
    {300, 399, verdict::deferred, failure::client, true,
     "redirects are never followed; set the final URL"},
    {401, 401, verdict::refused, failure::auth, true, "check the secret"},
    {403, 403, verdict::refused, failure::auth, true, "check the secret"},
    {404, 404, verdict::refused, failure::client, true, "check the URL"},
    {405, 405, verdict::deferred, failure::client, true, "check the URL"},
    {407, 407, verdict::deferred, failure::auth, true, "a proxy on the way wants a login"},
    {410, 410, verdict::refused, failure::client, true,
     "the receiver wants no more messages; remove or change this destination"},
    {408, 408, verdict::deferred, failure::server, false, ""},
    {421, 421, verdict::deferred, failure::server, false, ""},
    {425, 425, verdict::deferred, failure::server, false, ""},
    {429, 429, verdict::deferred, failure::rate_limited, true, ""},
    {400, 499, verdict::refused, failure::content, false, ""},
    {502, 504, verdict::deferred, failure::server, true, ""},
    {500, 599, verdict::deferred, failure::server, false, ""},
}};

/// At most 500 bytes, without a character cut in two.
std::string cut(std::string text) {
    if (text.size() <= longest_detail)
        return text;
    std::size_t end = longest_detail;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    text.resize(end);
    return text;
}

send_outcome of_answer(const transfer::http_response& response, const transfer::url_redactor& blot,
                       std::chrono::sys_seconds now) {
    const auto row = std::ranges::find_if(statuses, [&](const status_row& candidate) {
        return response.status >= candidate.first && response.status <= candidate.last;
    });
    send_outcome outcome{verdict::unknown, failure::server, {}, {}, false};
    std::string_view advice = "not a status of HTTP";
    if (row != statuses.end()) {
        outcome.verdict = row->verdict;
        outcome.reason = row->reason;
        outcome.affects_destination = row->affects_destination;
        advice = row->advice;
    }
    if (outcome.verdict == verdict::deferred)
        outcome.retry_after = transfer::retry_after(response.retry_after, now);
    outcome.detail = "HTTP " + std::to_string(response.status);
    if (!advice.empty())
        outcome.detail += " (" + std::string(advice) + ")";
    if (const std::string words = base::printable(base::trim(blot(response.body))); !words.empty())
        outcome.detail += ": " + words;
    outcome.detail = cut(std::move(outcome.detail));
    return outcome;
}

send_outcome of_silence(transport_error error, bool sent) {
    const verdict fate = sent ? verdict::unknown : verdict::deferred;
    switch (error) {
    case transport_error::timeout:
        return {fate, failure::timeout, {}, {}, true};
    case transport_error::connection_lost:
        return {fate, failure::network, {}, {}, true};
    case transport_error::bad_answer:
        return {fate, failure::server, {}, {}, true};
    case transport_error::cancelled:
        return {fate, sent ? failure::timeout : failure::none, {}, {}, false};
    case transport_error::setup:
    case transport_error::blocked_address:
        return {verdict::deferred, failure::client, {}, {}, true};
    case transport_error::none:
    case transport_error::resolve:
    case transport_error::connect:
    case transport_error::tls:
        break;
    }
    return {verdict::deferred, failure::network, {}, {}, true};
}

std::string_view name_of(transport_error error) {
    switch (error) {
    case transport_error::none:
        return "answered";
    case transport_error::setup:
        return "cannot make the request";
    case transport_error::resolve:
        return "host not found";
    case transport_error::blocked_address:
        return "address not allowed";
    case transport_error::connect:
        return "no connection";
    case transport_error::tls:
        return "TLS failed";
    case transport_error::timeout:
        return "no answer in time";
    case transport_error::connection_lost:
        return "connection lost";
    case transport_error::bad_answer:
        return "the answer is not HTTP";
    case transport_error::cancelled:
        return "cut short by us";
    }
    return "";
}

} // namespace

send_outcome classify(const transfer::http_response& response, const transfer::url_redactor& blot,
                      std::chrono::sys_seconds now) {
    if (response.error == transport_error::none)
        return of_answer(response, blot, now);
    send_outcome outcome = of_silence(response.error, response.request_sent);
    outcome.detail = std::string(name_of(response.error));
    if (outcome.verdict == verdict::unknown)
        outcome.detail += " after the message was sent";
    if (!response.detail.empty())
        outcome.detail += ": " + base::printable(blot(response.detail));
    outcome.detail = cut(std::move(outcome.detail));
    return outcome;
}

} // namespace remembrancer::webhook
