#include "connectors/email/classify.hpp"

#include "daemon/base/log.hpp"

#include <chrono>
#include <string_view>

namespace remembrancer::email {
namespace {

using plan::failure;
using plan::verdict;
using transfer::smtp_fault;
using transfer::smtp_phase;
using transfer::smtp_response;
using transfer::smtp_result;

constexpr std::size_t longest_detail = 500;
// A greylisting server lets the same sender, recipient and address in after minutes; 5 is the usual
// least (Postgrey's default).
constexpr std::chrono::seconds greylisting_wait{300};
constexpr std::chrono::seconds full_mailbox_wait{3600};

struct meaning {
    verdict what = verdict::deferred;
    failure why = failure::server;
    bool affects_destination = false;
    std::optional<std::chrono::seconds> retry_after{};
};

// One line of the table below; -1 stands for any.
struct line {
    int code;
    int subject; ///< of the enhanced code; `none` when there must not be one
    int detail;
    meaning means;
};

constexpr int any = -1;
constexpr int none = -2;

constexpr meaning refused(failure why) {
    return {.what = verdict::refused, .why = why};
}
constexpr meaning deferred(failure why, bool affects_destination = false) {
    return {.what = verdict::deferred, .why = why, .affects_destination = affects_destination};
}
constexpr meaning deferred_for(failure why, std::chrono::seconds wait) {
    return {.what = verdict::deferred, .why = why, .retry_after = wait};
}

// The first line that fits counts. Class 5 first, then class 4.
constexpr line permanent[] = {
    {530, any, any, deferred(failure::auth, true)},
    {534, any, any, deferred(failure::auth, true)},
    {535, any, any, deferred(failure::auth, true)},
    {538, any, any, deferred(failure::auth, true)},
    {any, 7, 8, deferred(failure::auth, true)},  // credentials invalid
    {any, 7, 30, deferred(failure::auth, true)}, // Exchange Online: basic authentication is off
    {any, 7, 57, deferred(failure::auth, true)}, // Exchange Online: not authenticated
    {any, 2, 2, deferred_for(failure::recipient, full_mailbox_wait)},
    {any, 3, 4, refused(failure::content)}, // too big for the system
    {any, 2, 3, refused(failure::content)}, // too big for the mailbox
    {552, none, any, refused(failure::content)},
    {any, 1, 7, refused(failure::client)}, // the sender's address
    {any, 1, 8, refused(failure::client)},
    {any, 1, any, refused(failure::recipient)},
    {any, 2, any, refused(failure::recipient)}, // disabled, or takes no mail
    {any, 6, any, refused(failure::content)},
    {any, 7, any, refused(failure::client)},
    {any, 5, any, refused(failure::client)},
};

constexpr line transient[] = {
    {454, any, any, deferred(failure::server, true)}, // passes: RFC 4954 section 6, RFC 3207
    {432, any, any, deferred(failure::rate_limited, true)},
    {any, 4, 5, deferred(failure::rate_limited, true)}, // congestion
    {any, 7, 28, deferred(failure::rate_limited, true)},
    {any, 2, 2, deferred_for(failure::recipient, full_mailbox_wait)},
    {any, 5, 3, deferred(failure::rate_limited)}, // too many recipients
    {any, 3, any, deferred(failure::server, true)},
    {452, any, any, deferred(failure::server, true)}, // no room
    {450, any, any, deferred_for(failure::server, greylisting_wait)},
    {any, 7, 1, deferred_for(failure::server, greylisting_wait)},
    {451, any, any, deferred_for(failure::server, greylisting_wait)},
    {any, any, any, deferred(failure::server)},
};

bool fits(const line& row, const transfer::smtp_reply& reply) {
    if (row.code != any && row.code != reply.code)
        return false;
    if (row.subject == none)
        return !reply.enhanced;
    if (row.subject == any)
        return true;
    return reply.enhanced && reply.enhanced->subject == row.subject &&
           (row.detail == any || reply.enhanced->detail == row.detail);
}

// A 5xx without an enhanced code means what it answers.
meaning by_phase(smtp_phase phase) {
    switch (phase) {
    case smtp_phase::recipient:
        return refused(failure::recipient);
    case smtp_phase::body:
    case smtp_phase::after_dot:
        return refused(failure::content);
    default:
        return refused(failure::client);
    }
}

meaning of_reply(const smtp_response& response) {
    if (response.reply.code < 500) {
        for (const line& row : transient)
            if (fits(row, response.reply))
                return row.means;
    }
    for (const line& row : permanent)
        if (fits(row, response.reply))
            return row.means;
    return by_phase(response.phase);
}

// What a relay says of our own address it says to every message: nothing is wrong with this one.
// RFC 5321 makes 5xx permanent; the enhanced codes that name the sender or a policy (5.1.7, 5.1.8,
// 5.7.x) are for the operator to mend.
meaning of_refused_sender(const smtp_response& response, meaning found) {
    if (found.what != verdict::refused || found.why != failure::client)
        return found;
    const auto& code = response.reply.enhanced;
    const bool is_ours = code && (code->subject == 7 ||
                                  (code->subject == 1 && (code->detail == 7 || code->detail == 8)));
    if (is_ours)
        return deferred(failure::client, true);
    found.affects_destination = true;
    return found;
}

meaning of_rejection(const smtp_response& response) {
    meaning found = of_reply(response);
    // A session that is closed or does not stand concerns every message, whatever the code's class:
    // a relay that turns us away today must not cost a message its life.
    if (response.reply.code == 421)
        return deferred(failure::server, true);
    if (response.phase == smtp_phase::sender)
        return of_refused_sender(response, found);
    if (response.phase != smtp_phase::session)
        return found;
    if (response.fault == smtp_fault::login)
        return deferred(failure::auth, true);
    const bool specific = found.why == failure::auth || found.why == failure::rate_limited;
    return deferred(specific ? found.why : failure::server, true);
}

meaning of_silence(const smtp_response& response) {
    switch (response.fault) {
    case smtp_fault::address:
        return refused(response.phase == smtp_phase::recipient ? failure::recipient
                                                               : failure::client);
    case smtp_fault::login:
        return deferred(failure::auth, true);
    case smtp_fault::timeout:
        return deferred(failure::timeout, true);
    case smtp_fault::local:
        return deferred(failure::client);
    default:
        return deferred(failure::network, true);
    }
}

std::string words(const smtp_response& response) {
    if (response.result == smtp_result::cancelled)
        return "not sent: the daemon is stopping";
    std::string text;
    if (response.reply.code != 0)
        text = std::to_string(response.reply.code) + ' ' + response.reply.text;
    else if (response.result == smtp_result::unknown)
        text = "the whole message was sent and no answer came: " + response.error;
    else
        text = response.error;
    return text;
}

// Printable, at most `longest_detail` bytes, no character cut in two.
std::string detail_of(const smtp_response& response) {
    std::string text = base::printable(words(response));
    if (text.size() > longest_detail) {
        std::size_t end = longest_detail;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text.resize(end);
    }
    return text;
}

meaning meaning_of(const smtp_response& response) {
    switch (response.result) {
    case smtp_result::accepted:
        return {.what = verdict::accepted, .why = failure::none};
    case smtp_result::rejected:
        return of_rejection(response);
    case smtp_result::not_sent:
        return of_silence(response);
    case smtp_result::unknown:
        return {.what = verdict::unknown,
                .why = response.fault == smtp_fault::timeout ? failure::timeout : failure::network,
                .affects_destination = true};
    case smtp_result::cancelled:
        return deferred(failure::none);
    }
    return deferred(failure::client);
}

} // namespace

plan::send_outcome classify(const smtp_response& response) {
    const meaning found = meaning_of(response);
    plan::send_outcome outcome;
    outcome.verdict = found.what;
    outcome.reason = found.why;
    outcome.detail = detail_of(response);
    outcome.retry_after = found.retry_after;
    outcome.affects_destination = found.affects_destination;
    return outcome;
}

bool is_too_big(const smtp_response& response) {
    if (response.result != smtp_result::rejected || response.reply.code < 500)
        return false;
    const auto& enhanced = response.reply.enhanced;
    if (!enhanced)
        return response.reply.code == 552;
    return (enhanced->subject == 3 && enhanced->detail == 4) ||
           (enhanced->subject == 2 && enhanced->detail == 3);
}

bool is_refused_login(const smtp_response& response) {
    if (response.phase != smtp_phase::session)
        return false;
    // XOAUTH2 says what is wrong in a challenge, which libcurl answers with the end of the
    // exchange: then there is no code.
    return response.fault == smtp_fault::login || response.reply.code == 535;
}

} // namespace remembrancer::email
