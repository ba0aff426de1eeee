#include "connectors/kit/answer.hpp"

#include "connectors/transfer/retry_after.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace remembrancer::kit {
namespace {

using plan::failure;
using plan::send_outcome;
using plan::verdict;
using transfer::transport_error;

constexpr std::size_t longest_detail = 500;
/// Enough that what is cut off in half is never among what is shown.
constexpr std::size_t longest_read = 8 * 1024;
constexpr std::chrono::hours longest_wait{6};

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
    {401, 401, verdict::deferred, failure::auth, true, "check the secret"},
    {403, 403, verdict::deferred, failure::auth, true, "check the secret"},
    {404, 404, verdict::refused, failure::client, true, "check the URL"},
    {405, 405, verdict::deferred, failure::client, true, "check the URL"},
    {407, 407, verdict::deferred, failure::client, true, "a proxy on the way wants a login"},
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
                       std::chrono::sys_seconds now, ruling by) {
    send_outcome outcome{by.verdict, by.reason, {}, {}, by.affects_destination};
    outcome.provider_id = std::move(by.provider_id);
    if (outcome.verdict == verdict::deferred) {
        outcome.retry_after = by.retry_after
                                  ? std::optional(std::clamp<std::chrono::seconds>(
                                        *by.retry_after, std::chrono::seconds(1), longest_wait))
                                  : transfer::retry_after(response.retry_after, now);
    }
    outcome.detail = "HTTP " + std::to_string(response.status);
    if (!by.advice.empty())
        outcome.detail += " (" + by.advice + ")";
    const std::string_view front = std::string_view(response.body).substr(0, longest_read);
    if (const std::string words = base::printable(base::trim(blot(front))); !words.empty())
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

ruling ruling_of_status(int status) {
    const auto row = std::ranges::find_if(statuses, [&](const status_row& candidate) {
        return status >= candidate.first && status <= candidate.last;
    });
    if (row == statuses.end())
        return {verdict::unknown, failure::server, false, "not a status of HTTP"};
    return {row->verdict, row->reason, row->affects_destination, std::string(row->advice)};
}

ruling accepted(std::string provider_id) {
    ruling by{verdict::accepted, failure::none};
    by.provider_id = std::move(provider_id);
    return by;
}

ruling refused_content(std::string advice) {
    return {verdict::refused, failure::content, false, std::move(advice)};
}

ruling wrong_destination(plan::failure reason, std::string advice) {
    const verdict what = reason == failure::auth ? verdict::deferred : verdict::refused;
    return {what, reason, true, std::move(advice)};
}

ruling throttled(std::optional<std::chrono::seconds> retry_after) {
    return {verdict::deferred, failure::rate_limited, true, {}, retry_after};
}

bool is_page(const transfer::http_response& response) {
    return response.status >= 200 && response.status < 300 &&
           base::trim(response.body).starts_with('<');
}

ruling ruling_of_page() {
    return {
        verdict::unknown, failure::client, true,
        "a web page answered, so that nothing may have been posted: check the URL, and what stands "
        "before it"};
}

send_outcome outcome_of(const transfer::http_response& response, const transfer::url_redactor& blot,
                        std::chrono::sys_seconds now, const std::optional<ruling>& own) {
    if (response.error == transport_error::none)
        return of_answer(response, blot, now, own ? *own : ruling_of_status(response.status));
    send_outcome outcome = of_silence(response.error, response.request_sent);
    outcome.detail = std::string(name_of(response.error));
    if (outcome.verdict == verdict::unknown)
        outcome.detail += " after the message was sent";
    if (!response.detail.empty())
        outcome.detail += ": " + base::printable(blot(response.detail));
    outcome.detail = cut(std::move(outcome.detail));
    return outcome;
}

} // namespace remembrancer::kit
