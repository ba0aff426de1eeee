#include "connectors/transfer/smtp_client.hpp"

#include "tests/support/mail_sender.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using support::mail_bench;
using transfer::smtp_fault;
using transfer::smtp_phase;
using transfer::smtp_result;

namespace {

// What one mail met, and whether the next one over the same client is none the worse.
struct row {
    std::string name;
    std::string fault;
    smtp_result result;
    smtp_fault why;
    smtp_phase phase;
    int code;
    std::chrono::seconds patience = 10s;
};

const row rows[] = {
    {"greylisted", "answer at=smtp.rcpt code=451 times=1 text=4.7.1_later", smtp_result::rejected,
     smtp_fault::broken, smtp_phase::recipient, 451},
    {"no such person", "answer at=smtp.rcpt code=550 times=1 text=5.1.1_who", smtp_result::rejected,
     smtp_fault::broken, smtp_phase::recipient, 550},
    {"sender refused", "answer at=smtp.mail code=553 times=1", smtp_result::rejected,
     smtp_fault::broken, smtp_phase::sender, 553},
    {"service closing", "answer at=smtp.rcpt code=421 times=1", smtp_result::rejected,
     smtp_fault::broken, smtp_phase::recipient, 421},
    {"refused after the dot", "answer at=smtp.dot code=552 times=1", smtp_result::rejected,
     smtp_fault::protocol, smtp_phase::after_dot, 552},
    {"greeted by a refusal", "answer at=smtp.connect code=554 times=1", smtp_result::rejected,
     smtp_fault::protocol, smtp_phase::session, 554},
    {"dropped at once", "drop at=smtp.connect times=1", smtp_result::not_sent, smtp_fault::broken,
     smtp_phase::session, 0},
    {"dropped at DATA", "drop at=smtp.data times=1", smtp_result::not_sent, smtp_fault::broken,
     smtp_phase::data, 0},
    {"dropped after the dot", "drop at=smtp.dot times=1", smtp_result::unknown, smtp_fault::broken,
     smtp_phase::after_dot, 0},
    {"hangs at RCPT", "hang at=smtp.rcpt times=1", smtp_result::not_sent, smtp_fault::timeout,
     smtp_phase::recipient, 0, 1s},
    {"hangs after the dot", "hang at=smtp.dot times=1", smtp_result::unknown, smtp_fault::timeout,
     smtp_phase::after_dot, 0, 1s},
};

} // namespace

TEST_CASE("each way a relay can fail is told apart and the next mail goes through") {
    for (const row& r : rows) {
        CAPTURE(r.name);
        mail_bench bench({r.fault}, r.patience);
        const transfer::smtp_response response = bench.send("first@example.org");
        CHECK(response.result == r.result);
        CHECK(response.fault == r.why);
        CHECK(response.phase == r.phase);
        CHECK(response.reply.code == r.code);
        CHECK(response.error.empty() == false);
        CHECK(bench.send("second@example.org").result == smtp_result::accepted);
    }
}

TEST_CASE("a relay slow to answer QUIT holds the next mail up for seconds, not minutes") {
    // Unbounded, libcurl would wait as long as the sink hangs; the total limit would show as a
    // timeout of the second mail.
    mail_bench bench({"answer at=smtp.rcpt code=550 times=1", "hang at=smtp.quit"}, 60s);
    const auto start = std::chrono::steady_clock::now();
    CHECK(bench.send("first@example.org").reply.code == 550);
    CHECK(bench.send("second@example.org").result == smtp_result::accepted);
    CHECK(std::chrono::steady_clock::now() - start < 30s); // a hang, were it not bounded: 60 s
}

TEST_CASE("a connection that went stale is replaced within one send") {
    for (const std::string fault : {"drop at=smtp.mail match=stale times=1",
                                    "answer at=smtp.mail code=421 match=stale times=1"}) {
        CAPTURE(fault);
        mail_bench bench({fault});
        CHECK(bench.send("first@example.org").result == smtp_result::accepted);
        transfer::smtp_request next = support::mail_with_id("second@example.org");
        next.from = "stale@example.org";
        const auto response = support::send_all(bench.io, bench.client, {next}).front();
        CHECK(response.result == smtp_result::accepted);
        CHECK_FALSE(response.reused);
        CHECK(bench.sink.counters().sessions == 2);
    }
}

TEST_CASE("an answer that comes too late is not taken for the next mail's") {
    mail_bench bench(
        {"delay at=smtp.dot ms=2500 times=1", "answer at=smtp.mail code=550 match=second"}, 1s);
    CHECK(bench.send("first@example.org").result == smtp_result::unknown);
    transfer::smtp_request next = support::mail_with_id("next@example.org");
    next.from = "second@example.org";
    const auto response = support::send_all(bench.io, bench.client, {next}).front();
    CHECK(response.result == smtp_result::rejected);
    CHECK(response.phase == smtp_phase::sender);
    CHECK_FALSE(response.reused);
}

TEST_CASE("nobody at the port is a failure to connect and not a hang") {
    std::uint16_t port = 0;
    {
        const support::sink_process gone;
        port = gone.smtp_port();
    }
    boost::asio::io_context io;
    transfer::smtp_client client(io.get_executor(), support::relay_at(port));
    const auto response =
        support::send_all(io, client, {support::mail_with_id("x@example.org")}).front();
    CHECK(response.result == smtp_result::not_sent);
    CHECK(response.fault == smtp_fault::connect);
}

TEST_CASE("a name that nobody knows is told apart from a host that is down") {
    boost::asio::io_context io;
    transfer::smtp_settings settings;
    settings.host = "relay.invalid"; // RFC 6761: never resolves
    transfer::smtp_client client(io.get_executor(), settings);
    const auto response =
        support::send_all(io, client, {support::mail_with_id("x@example.org")}).front();
    CHECK(response.result == smtp_result::not_sent);
    CHECK(response.fault == smtp_fault::resolve);
}
