#include "connectors/kit/answer.hpp"

#include <optional>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;
using transfer::transport_error;

namespace {

const std::chrono::sys_seconds now = std::chrono::sys_days(2018y / 12 / 5) + 8h + 30min;

plan::send_outcome judged(const transfer::http_response& response) {
    static const transfer::url_redactor blot(
        base::secret("https://hooks.example.org/in/s3cr3tpath?key=s3cr3tkey"));
    return kit::outcome_of(response, blot, now);
}

transfer::http_response answered(int status, std::string body = "", std::string retry_after = "") {
    transfer::http_response response;
    response.status = status;
    response.request_sent = true;
    response.body = std::move(body);
    response.retry_after = std::move(retry_after);
    return response;
}

transfer::http_response unanswered(transport_error error, bool sent, std::string detail = "") {
    transfer::http_response response;
    response.error = error;
    response.request_sent = sent;
    response.detail = std::move(detail);
    return response;
}

} // namespace

TEST_CASE("every status has its verdict") {
    struct row {
        int status;
        plan::verdict verdict;
        failure reason;
        bool affects_destination;
    };
    const row rows[] = {
        {200, verdict::accepted, failure::none, false},
        {202, verdict::accepted, failure::none, false},
        {204, verdict::accepted, failure::none, false},
        {299, verdict::accepted, failure::none, false},
        {300, verdict::deferred, failure::client, true},
        {301, verdict::deferred, failure::client, true},
        {307, verdict::deferred, failure::client, true},
        {399, verdict::deferred, failure::client, true},
        {400, verdict::refused, failure::content, false},
        {401, verdict::deferred, failure::auth, true},
        {403, verdict::deferred, failure::auth, true},
        {404, verdict::refused, failure::client, true},
        {405, verdict::deferred, failure::client, true},
        {407, verdict::deferred, failure::client, true},
        {408, verdict::deferred, failure::server, false},
        {409, verdict::refused, failure::content, false},
        {410, verdict::refused, failure::client, true},
        {413, verdict::refused, failure::content, false},
        {415, verdict::refused, failure::content, false},
        {421, verdict::deferred, failure::server, false},
        {422, verdict::refused, failure::content, false},
        {425, verdict::deferred, failure::server, false},
        {429, verdict::deferred, failure::rate_limited, true},
        {499, verdict::refused, failure::content, false},
        {500, verdict::deferred, failure::server, false},
        {501, verdict::deferred, failure::server, false},
        {502, verdict::deferred, failure::server, true},
        {503, verdict::deferred, failure::server, true},
        {504, verdict::deferred, failure::server, true},
        {599, verdict::deferred, failure::server, false},
        {600, verdict::unknown, failure::server, false},
        {999, verdict::unknown, failure::server, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.status);
        const plan::send_outcome outcome = judged(answered(r.status));
        CHECK(outcome.verdict == r.verdict);
        CHECK(outcome.reason == r.reason);
        CHECK(outcome.affects_destination == r.affects_destination);
        CHECK(outcome.detail.starts_with("HTTP " + std::to_string(r.status)));
    }
}

TEST_CASE("a missing answer is unknown only when the request had gone") {
    struct row {
        std::string name;
        transport_error error;
        bool sent;
        plan::verdict verdict;
        failure reason;
        bool affects_destination;
    };
    const row rows[] = {
        {"setup", transport_error::setup, false, verdict::deferred, failure::client, true},
        {"resolve", transport_error::resolve, false, verdict::deferred, failure::network, true},
        {"blocked", transport_error::blocked_address, false, verdict::deferred, failure::client,
         true},
        {"connect", transport_error::connect, false, verdict::deferred, failure::network, true},
        {"tls", transport_error::tls, false, verdict::deferred, failure::network, true},
        {"timeout before", transport_error::timeout, false, verdict::deferred, failure::timeout,
         true},
        {"timeout after", transport_error::timeout, true, verdict::unknown, failure::timeout, true},
        {"lost before", transport_error::connection_lost, false, verdict::deferred,
         failure::network, true},
        {"lost after", transport_error::connection_lost, true, verdict::unknown, failure::network,
         true},
        {"garbage", transport_error::bad_answer, true, verdict::unknown, failure::server, true},
        {"cancelled before", transport_error::cancelled, false, verdict::deferred, failure::none,
         false},
        {"cancelled after", transport_error::cancelled, true, verdict::unknown, failure::timeout,
         false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::send_outcome outcome = judged(unanswered(r.error, r.sent, "curl's words"));
        CHECK(outcome.verdict == r.verdict);
        CHECK(outcome.reason == r.reason);
        CHECK(outcome.affects_destination == r.affects_destination);
        CHECK_FALSE(outcome.retry_after);
        CHECK(outcome.detail.ends_with(": curl's words"));
        CHECK((outcome.detail.find("after the message was sent") != std::string::npos) ==
              (r.verdict == verdict::unknown));
    }
}

TEST_CASE("a peer's word on when to come back is kept where we come back") {
    struct row {
        std::string name;
        int status;
        std::string retry_after;
        std::optional<std::chrono::seconds> expected;
    };
    const row rows[] = {
        {"429 in seconds", 429, "120", 120s},
        {"429 by date", 429, "Wed, 05 Dec 2018 08:31:00 GMT", 60s},
        {"429 without", 429, "", std::nullopt},
        {"503", 503, "7", 7s},
        {"500", 500, "7", 7s},
        {"408", 408, "7", 7s},
        {"a year", 503, "31536000", 6h},
        {"accepted", 202, "7", std::nullopt},
        {"refused", 410, "7", std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(judged(answered(r.status, "", r.retry_after)).retry_after == r.expected);
    }
}

TEST_CASE("the detail is the peer's words: short, printable, without our secrets") {
    struct row {
        std::string name;
        std::string body;
        std::string expected;
    };
    const row rows[] = {
        {"plain", " no such room \n", "HTTP 500: no such room"},
        {"empty", "", "HTTP 500"},
        {"terminal escape", "\x1b[2Jx\r\ny", "HTTP 500: \\x1b[2Jx\\x0d\\ny"},
        {"not UTF-8", "caf\xe9", "HTTP 500: caf\uFFFD"},
        {"path", "no /in/s3cr3tpath here", "HTTP 500: no *** here"},
        {"query value", "bad key s3cr3tkey", "HTTP 500: bad key ***"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(judged(answered(500, r.body)).detail == r.expected);
    }
    const std::string gone = judged(answered(410)).detail;
    CHECK(gone.find("no more messages") != std::string::npos);
    CHECK(judged(unanswered(transport_error::setup, false, "at s3cr3tpath")).detail ==
          "cannot make the request: at ***");
}

TEST_CASE("a long detail is cut at a character") {
    for (const std::string lead : {"", "x"}) {
        std::string body = lead;
        for (int i = 0; i < 400; ++i)
            body += "\u00e9";
        const std::string detail = judged(answered(500, body)).detail;
        CHECK(detail.size() <= 500);
        CHECK(detail.size() >= 499);
        CHECK(detail.ends_with("\u00e9"));
    }
}
