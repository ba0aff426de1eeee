#include "connectors/email/classify.hpp"

#include "daemon/base/text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::failure;
using plan::verdict;
using transfer::smtp_fault;
using transfer::smtp_phase;
using transfer::smtp_response;
using transfer::smtp_result;

namespace {

smtp_response answered(smtp_phase phase, int code, const std::string& text) {
    smtp_response response;
    response.result = smtp_result::rejected;
    response.fault = smtp_fault::broken;
    response.phase = phase;
    response.reply = {code, transfer::enhanced_code_in(text, code), text};
    return response;
}

smtp_response silent(smtp_result result, smtp_fault fault, smtp_phase phase = smtp_phase::session) {
    smtp_response response;
    response.result = result;
    response.fault = fault;
    response.phase = phase;
    response.error = "what libcurl said";
    return response;
}

} // namespace

TEST_CASE("what a relay answers decides about the message and about the destination") {
    struct row {
        std::string name;
        smtp_phase phase;
        int code;
        std::string text;
        verdict what;
        failure why;
        bool affects_destination;
        int wait = 0; ///< seconds; 0 for none
    };
    constexpr smtp_phase rcpt = smtp_phase::recipient;
    constexpr smtp_phase dot = smtp_phase::after_dot;
    constexpr smtp_phase session = smtp_phase::session;
    const row rows[] = {
        {"greylisted", rcpt, 451, "4.7.1 Greylisted", verdict::deferred, failure::server, false,
         300},
        {"greylisted without a code", rcpt, 450, "later", verdict::deferred, failure::server, false,
         300},
        {"local error", dot, 451, "4.3.0 queue file write error", verdict::deferred,
         failure::server, true},
        {"closing", rcpt, 421, "4.3.2 shutting down", verdict::deferred, failure::server, true},
        {"closing at the greeting", session, 421, "too busy", verdict::deferred, failure::server,
         true},
        {"too many connections", session, 432, "4.3.2 concurrent", verdict::deferred,
         failure::rate_limited, true},
        {"throttled", smtp_phase::sender, 432, "4.3.2 STOREDRV", verdict::deferred,
         failure::rate_limited, true},
        {"too fast", rcpt, 450, "4.7.28 rate", verdict::deferred, failure::rate_limited, true},
        {"no room at the relay", smtp_phase::sender, 452, "4.3.1 storage", verdict::deferred,
         failure::server, true},
        {"too many recipients", rcpt, 452, "4.5.3 too many", verdict::deferred,
         failure::rate_limited, false},
        {"mailbox full for now", rcpt, 452, "4.2.2 over quota", verdict::deferred,
         failure::recipient, false, 3600},
        {"mailbox full", rcpt, 552, "5.2.2 over quota", verdict::deferred, failure::recipient,
         false, 3600},
        {"mailbox full after the dot", dot, 550, "5.2.2 over quota", verdict::deferred,
         failure::recipient, false, 3600},
        {"no such user", rcpt, 550, "5.1.1 unknown", verdict::refused, failure::recipient, false},
        {"no such domain", rcpt, 550, "5.1.2 unknown", verdict::refused, failure::recipient, false},
        {"moved", rcpt, 551, "5.1.6 moved", verdict::refused, failure::recipient, false},
        {"no such user, no code", rcpt, 550, "unknown", verdict::refused, failure::recipient,
         false},
        {"bad name, no code", rcpt, 553, "not allowed", verdict::refused, failure::recipient,
         false},
        {"disabled mailbox", rcpt, 550, "5.2.1 disabled", verdict::refused, failure::recipient,
         false},
        {"sender unknown", smtp_phase::sender, 550, "5.1.8 bad sender", verdict::deferred,
         failure::client, true},
        {"sender malformed", smtp_phase::sender, 501, "5.1.7 bad sender", verdict::deferred,
         failure::client, true},
        {"sender not allowed", smtp_phase::sender, 550, "5.7.1 not yours", verdict::deferred,
         failure::client, true},
        {"sender refused, no code", smtp_phase::sender, 553, "no", verdict::refused,
         failure::client, true},
        {"too big", smtp_phase::sender, 552, "5.3.4 too big", verdict::refused, failure::content,
         false},
        {"too big, no code", dot, 552, "too big", verdict::refused, failure::content, false},
        {"too big for the mailbox", rcpt, 552, "5.2.3 too long", verdict::refused, failure::content,
         false},
        {"policy", dot, 550, "5.7.1 spam", verdict::refused, failure::client, false},
        {"relaying denied", rcpt, 554, "5.7.1 relay access denied", verdict::refused,
         failure::client, false},
        {"content, no code", dot, 554, "no", verdict::refused, failure::content, false},
        {"bad syntax", smtp_phase::data, 503, "5.5.1 bad sequence", verdict::refused,
         failure::client, false},
        {"login needed", smtp_phase::sender, 530, "5.7.0 authenticate", verdict::deferred,
         failure::auth, true},
        {"login needed, Exchange", smtp_phase::sender, 550, "5.7.57 not authenticated",
         verdict::deferred, failure::auth, true},
        {"login refused", session, 535, "5.7.8 no", verdict::deferred, failure::auth, true},
        {"basic login switched off", session, 550, "5.7.30 not supported", verdict::deferred,
         failure::auth, true},
        {"basic login switched off, at MAIL", smtp_phase::sender, 550, "5.7.30 not supported",
         verdict::deferred, failure::auth, true},
        {"login not now", session, 454, "4.7.0 temporary", verdict::deferred, failure::server,
         true},
        {"turned away", session, 554, "5.7.1 blocked", verdict::deferred, failure::server, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::send_outcome got = email::classify(answered(r.phase, r.code, r.text));
        CHECK(got.verdict == r.what);
        CHECK(got.reason == r.why);
        CHECK(got.affects_destination == r.affects_destination);
        CHECK(got.retry_after.value_or(std::chrono::seconds(0)).count() == r.wait);
        CHECK(got.detail == std::to_string(r.code) + ' ' + r.text);
    }
}

TEST_CASE("where no answer came, what had been sent decides") {
    struct row {
        std::string name;
        smtp_response response;
        verdict what;
        failure why;
        bool affects_destination;
    };
    const row rows[] = {
        {"no such host", silent(smtp_result::not_sent, smtp_fault::resolve), verdict::deferred,
         failure::network, true},
        {"nobody there", silent(smtp_result::not_sent, smtp_fault::connect), verdict::deferred,
         failure::network, true},
        {"not trusted", silent(smtp_result::not_sent, smtp_fault::tls), verdict::deferred,
         failure::network, true},
        {"no token", silent(smtp_result::not_sent, smtp_fault::login), verdict::deferred,
         failure::auth, true},
        {"silence before the dot",
         silent(smtp_result::not_sent, smtp_fault::timeout, smtp_phase::data), verdict::deferred,
         failure::timeout, true},
        {"lost before the dot", silent(smtp_result::not_sent, smtp_fault::broken, smtp_phase::body),
         verdict::deferred, failure::network, true},
        {"silence after the dot",
         silent(smtp_result::unknown, smtp_fault::timeout, smtp_phase::after_dot), verdict::unknown,
         failure::timeout, true},
        {"lost after the dot",
         silent(smtp_result::unknown, smtp_fault::broken, smtp_phase::after_dot), verdict::unknown,
         failure::network, true},
        {"unsafe recipient",
         silent(smtp_result::not_sent, smtp_fault::address, smtp_phase::recipient),
         verdict::refused, failure::recipient, false},
        {"unsafe sender", silent(smtp_result::not_sent, smtp_fault::address), verdict::refused,
         failure::client, false},
        {"stopping", silent(smtp_result::cancelled, smtp_fault::none), verdict::deferred,
         failure::none, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::send_outcome got = email::classify(r.response);
        CHECK(got.verdict == r.what);
        CHECK(got.reason == r.why);
        CHECK(got.affects_destination == r.affects_destination);
        CHECK_FALSE(got.detail.empty());
    }
}

TEST_CASE("a hostile answer is printable and short in the attempt log") {
    smtp_response response = answered(smtp_phase::recipient, 550, "\x1b[2J\nlevel=error");
    CHECK(email::classify(response).detail == "550 \\x1b[2J\\nlevel=error");
    response.reply.text.clear();
    while (response.reply.text.size() < 499)
        response.reply.text += "\u00fc";
    const std::string detail = email::classify(response).detail;
    CHECK(detail.size() <= 500);
    CHECK(detail.size() >= 496);
    CHECK(base::is_valid_utf8(detail));
}

TEST_CASE("an accepted mail says what the relay said") {
    smtp_response response = answered(smtp_phase::after_dot, 250, "2.0.0 queued as 4F2");
    response.result = smtp_result::accepted;
    response.fault = smtp_fault::none;
    const plan::send_outcome got = email::classify(response);
    CHECK(got.verdict == verdict::accepted);
    CHECK(got.reason == failure::none);
    CHECK(got.detail == "250 2.0.0 queued as 4F2");
    CHECK_FALSE(got.affects_destination);
}

TEST_CASE("what is too big, and what a wrong log-in is, is told from other refusals") {
    struct row {
        std::string name;
        int code;
        std::string text;
        smtp_phase phase;
        smtp_fault fault;
        bool too_big;
        bool wrong_login;
    };
    const row rows[] = {
        {"by SIZE", 552, "5.3.4 too big", smtp_phase::sender, smtp_fault::none, true, false},
        {"the mailbox's limit", 552, "5.2.3 no", smtp_phase::after_dot, smtp_fault::none, true,
         false},
        {"no enhanced code", 552, "too big", smtp_phase::after_dot, smtp_fault::none, true, false},
        {"a full mailbox", 552, "5.2.2 full", smtp_phase::after_dot, smtp_fault::none, false,
         false},
        {"for now", 452, "4.3.4 too big", smtp_phase::sender, smtp_fault::none, false, false},
        {"a policy", 554, "5.7.1 no", smtp_phase::after_dot, smtp_fault::none, false, false},
        {"a wrong token", 535, "5.7.3 no", smtp_phase::session, smtp_fault::login, false, true},
        {"a wrong token, in a challenge", 0, "", smtp_phase::session, smtp_fault::login, false,
         true},
        {"not logged in", 530, "5.7.57 no", smtp_phase::sender, smtp_fault::none, false, false},
        {"no TLS", 0, "", smtp_phase::session, smtp_fault::tls, false, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        smtp_response response = r.code == 0 ? silent(smtp_result::not_sent, r.fault, r.phase)
                                             : answered(r.phase, r.code, r.text);
        response.fault = r.fault;
        CHECK(email::is_too_big(response) == r.too_big);
        CHECK(email::is_refused_login(response) == r.wrong_login);
    }
}
