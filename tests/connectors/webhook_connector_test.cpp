#include "connectors/webhook/webhook_connector.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "tests/connectors/webhook_samples.hpp"
#include "tests/support/http_peer.hpp"

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace std::chrono_literals;
using boost::asio::awaitable;
using plan::verdict;
using support::http_peer;
using support::http_received;

namespace {

connectors::delivery a_delivery(std::string key = "rem-7") {
    return {std::move(key), "office", std::make_shared<plan::message>(samples::a_message()), false};
}

/// A connector to a peer that answers as `how` says.
struct exchange {
    explicit exchange(http_peer::script how) : peer(io, std::move(how)) {
        settings = samples::good_settings();
        settings.url = base::secret(peer.url("/in/s3cr3tpath"));
        settings.allow_http = true;
        settings.allow_private_addresses = true;
    }

    plan::send_outcome send(const connectors::delivery& what = a_delivery()) {
        transfer::http_client client(io.get_executor(), {});
        webhook::webhook_connector connector(settings, client);
        plan::send_outcome outcome;
        auto work = [&]() -> awaitable<void> { outcome = co_await connector.send(what); };
        peer.run(work());
        return outcome;
    }

    boost::asio::io_context io{1};
    http_peer peer;
    webhook::webhook_settings settings;
};

} // namespace

TEST_CASE("a delivery arrives signed, under its key, as JSON") {
    exchange attempt([](const http_received&) { return support::answer(202, "", "thanks"); });
    attempt.settings.secrets = {samples::another_secret, samples::a_secret};
    const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const plan::send_outcome outcome = attempt.send();
    CHECK(outcome.verdict == verdict::accepted);
    CHECK(outcome.detail == "HTTP 202: thanks");

    REQUIRE(attempt.peer.requests().size() == 1);
    const http_received& got = attempt.peer.requests()[0];
    CHECK(got.head.starts_with("POST /in/s3cr3tpath HTTP/1.1\r\n"));
    CHECK(support::header_of(got, "content-type") == "application/json");
    CHECK(support::header_of(got, "user-agent").starts_with("remembrancer/0."));
    CHECK(support::header_of(got, "webhook-id") == "rem-7");
    const std::string timestamp = support::header_of(got, "webhook-timestamp");
    const std::chrono::sys_seconds when{std::chrono::seconds(std::stoll(timestamp))};
    CHECK(when >= before);
    CHECK(when <= before + 60s);
    webhook::signer expected({samples::another_secret, samples::a_secret});
    CHECK(support::header_of(got, "webhook-signature") == expected.sign("rem-7", when, got.body));
    CHECK(nlohmann::json::parse(got.body)["type"] == "reminder.due");
}

TEST_CASE("a second attempt has the same id and body") {
    exchange attempt([](const http_received&) { return support::answer(500); });
    transfer::http_client client(attempt.io.get_executor(), {});
    webhook::webhook_connector connector(attempt.settings, client);
    const connectors::delivery what = a_delivery();
    auto work = [&]() -> awaitable<void> {
        for (int i = 0; i < 2; ++i) {
            const plan::send_outcome outcome = co_await connector.send(what);
            CHECK(outcome.verdict == verdict::deferred);
        }
    };
    attempt.peer.run(work());
    REQUIRE(attempt.peer.requests().size() == 2);
    CHECK(attempt.peer.requests()[0].body == attempt.peer.requests()[1].body);
    CHECK(support::header_of(attempt.peer.requests()[1], "webhook-id") == "rem-7");
}

TEST_CASE("what a receiver does becomes an outcome") {
    struct row {
        std::string name;
        support::http_reply reply;
        plan::verdict verdict;
        plan::failure reason;
    };
    const row rows[] = {
        {"429", support::answer(429, "Retry-After: 9\r\n"), verdict::deferred,
         plan::failure::rate_limited},
        {"410", support::answer(410), verdict::refused, plan::failure::client},
        {"redirect", support::answer(302, "Location: /x\r\n"), verdict::deferred,
         plan::failure::client},
        {"hang", support::no_answer(), verdict::unknown, plan::failure::timeout},
        {"drop", support::drop_connection(), verdict::unknown, plan::failure::network},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        exchange attempt([&](const http_received&) { return r.reply; });
        attempt.settings.timeout = 1s;
        const plan::send_outcome outcome = attempt.send();
        CHECK(outcome.verdict == r.verdict);
        CHECK(outcome.reason == r.reason);
        CHECK(attempt.peer.requests().size() == 1);
    }
}

TEST_CASE("a receiver on a private address is deferred and never reached unless allowed") {
    exchange attempt([](const http_received&) { return support::answer(200); });
    attempt.settings.allow_private_addresses = false;
    const plan::send_outcome outcome = attempt.send();
    CHECK(outcome.verdict == verdict::deferred);
    CHECK(outcome.affects_destination);
    CHECK(outcome.detail.find("private") != std::string::npos);
    CHECK(attempt.peer.connections() == 0);
}

TEST_CASE("neither outcomes nor log lines hold the secret parts of the destination") {
    std::string seen;
    base::set_log_sink([&](base::log_level, std::string_view line) { seen += line; });
    base::set_log_level(base::log_level::debug);
    seen += exchange([](const http_received& got) {
                return support::answer(404, "", "not found: " + got.head);
            })
                .send()
                .detail;
    exchange closed([](const http_received&) { return support::answer(200); });
    closed.peer.stop();
    seen += closed.send().detail;
    base::set_log_level(base::log_level::info);
    base::set_log_sink({});
    CHECK(seen.find("not found: POST *** HTTP/1.1") != std::string::npos);
    CHECK(seen.find("s3cr3tpath") == std::string::npos);
    CHECK(seen.find("MfKQ9r8G") == std::string::npos);
}

TEST_CASE("a key that cannot be signed for is refused before it is sent") {
    exchange attempt([](const http_received&) { return support::answer(200); });
    const plan::send_outcome outcome = attempt.send(a_delivery("rem.7"));
    CHECK(outcome.verdict == verdict::refused);
    CHECK(outcome.reason == plan::failure::content);
    CHECK(attempt.peer.connections() == 0);
}

TEST_CASE("settings with faults make no connector, and the error names them all") {
    boost::asio::io_context io(1);
    transfer::http_client client(io.get_executor(), {});
    webhook::webhook_settings settings = samples::good_settings();
    settings.secrets = {base::secret("whsec_s3cr3t")};
    settings.timeout = 0s;
    std::string told;
    try {
        const webhook::webhook_connector connector(settings, client);
    } catch (const base::user_error& error) {
        told = error.what();
        CHECK(error.code() == base::exit_code::settings);
    }
    CHECK(told.find("webhook 'office': secrets number 1") != std::string::npos);
    CHECK(told.find("webhook 'office': timeout") != std::string::npos);
    CHECK(told.find("s3cr3t") == std::string::npos);
}

TEST_CASE("a connector takes as much at once as its settings say") {
    boost::asio::io_context io(1);
    transfer::http_client client(io.get_executor(), {});
    webhook::webhook_settings settings = samples::good_settings();
    settings.in_flight = 5;
    settings.per_second = 2.5;
    const webhook::webhook_connector connector(settings, client);
    CHECK(connector.limits().in_flight == 5);
    CHECK(connector.limits().per_second == 2.5);
}
