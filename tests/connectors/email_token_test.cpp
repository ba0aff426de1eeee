#include "connectors/email/email_connector.hpp"
#include "connectors/email/token_source.hpp"
#include "daemon/base/fast_clock.hpp"
#include "tests/support/delivery_builder.hpp"
#include "tests/support/http_peer.hpp"
#include "tests/support/mail_sender.hpp"

#include <chrono>
#include <utility>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using boost::asio::awaitable;
using plan::failure;
using plan::verdict;
using support::answer;
using support::http_received;

namespace {

transfer::token_endpoint endpoint_at(const std::string& url) {
    transfer::token_endpoint endpoint;
    endpoint.url = url;
    endpoint.client_id = "app id";
    endpoint.client_secret = base::secret("s3cr&t+value");
    endpoint.scope = "https://outlook.office365.com/.default";
    return endpoint;
}

support::http_reply token(const std::string& value, const std::string& lifetime = "3599") {
    return answer(200, "",
                  R"({"token_type":"Bearer","access_token":")" + value + R"(","expires_in":)" +
                      lifetime + "}");
}

transfer::http_response response_of(int status, std::string body) {
    transfer::http_response made;
    made.status = status;
    made.request_sent = true;
    made.body = std::move(body);
    return made;
}

email::token_answer read(const transfer::http_response& response) {
    const transfer::url_redactor blot(base::secret("https://login.example.org/tenant/token"),
                                      {base::secret("s3cr&t+value")});
    return email::read_token(response, blot, {});
}

/// A source whose time the test sets, and an endpoint that answers in turn.
struct source_bench {
    explicit source_bench(support::http_peer::script how) : peer(io, std::move(how)) {}

    boost::asio::io_context io{1};
    support::http_peer peer;
    transfer::http_client client{io.get_executor(), {}};
    std::chrono::steady_clock::time_point now{1h};
    email::token_source tokens{endpoint_at(peer.url("/token")), client, [this] { return now; }};
};

} // namespace

TEST_CASE("a token is asked for by client credentials, in a form") {
    CHECK(email::token_request(endpoint_at("https://login.example.org")) ==
          "grant_type=client_credentials&client_id=app%20id&client_secret=s3cr%26t%2Bvalue"
          "&scope=https%3A%2F%2Foutlook.office365.com%2F.default");
}

TEST_CASE("what a token endpoint answers defers the mail and says what to do") {
    struct row {
        std::string name;
        transfer::http_response response;
        failure why;
        std::string says;
    };
    transfer::http_response silent;
    silent.error = transfer::transport_error::timeout;
    silent.request_sent = true;
    transfer::http_response distrusted;
    distrusted.error = transfer::transport_error::tls;
    const row rows[] = {
        {"wrong secret",
         response_of(401, R"({"error":"invalid_client","error_description":"AADSTS7000215: no"})"),
         failure::auth, "client_secret_file"},
        {"unknown application", response_of(400, R"({"error":"unauthorized_client"})"),
         failure::auth, "tenant in token_url"},
        {"wrong scope", response_of(400, R"({"error":"invalid_scope"})"), failure::auth,
         "check scope"},
        {"another refusal", response_of(403, "no"), failure::auth, "check token_url"},
        {"no such page", response_of(404, "<html>"), failure::client, "check token_url"},
        {"a redirect", response_of(302, ""), failure::client, "never followed"},
        {"throttled", response_of(429, ""), failure::rate_limited, "HTTP 429"},
        {"unwell", response_of(503, ""), failure::server, "HTTP 503"},
        {"no JSON", response_of(200, "hello"), failure::auth, "holds no token"},
        {"a list", response_of(200, "[1]"), failure::auth, "holds no token"},
        {"no token", response_of(200, R"({"expires_in":1})"), failure::auth, "holds no token"},
        {"a token that says more", response_of(200, R"({"access_token":"a\u0001b"})"),
         failure::auth, "holds no token"},
        {"silence", silent, failure::timeout, "no answer in time"},
        {"not trusted", distrusted, failure::network, "TLS failed"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const email::token_answer got = read(r.response);
        CHECK(got.token.empty());
        CHECK(got.failure.verdict == verdict::deferred);
        CHECK(got.failure.reason == r.why);
        CHECK(got.failure.affects_destination);
        CAPTURE(got.failure.detail);
        CHECK(got.failure.detail.starts_with("no access token for the relay: "));
        CHECK(got.failure.detail.find(r.says) != std::string::npos);
    }
}

TEST_CASE("no answer of a token endpoint puts a secret into a detail") {
    const transfer::http_response bodies[] = {
        response_of(400, R"({"error":"x","error_description":"secret s3cr&t+value is wrong"})"),
        response_of(200, R"({"access_token":"t0p s3cret"})"),
        response_of(200, R"({"access_token":"t0p-s3cret)"),
    };
    for (const transfer::http_response& response : bodies) {
        CAPTURE(response.body);
        const std::string detail = read(response).failure.detail;
        CHECK_FALSE(detail.empty());
        CHECK(detail.find("s3cr") == std::string::npos);
    }
}

TEST_CASE("a token is used until shortly before it expires") {
    struct row {
        std::string name;
        std::string expires_in;
        std::chrono::seconds use;
    };
    const row rows[] = {
        {"an hour", "3599", 3299s},
        {"a text", "\"3599\"", 3299s},
        {"short", "60", 30s},
        {"at once", "0", 0s},
        {"negative", "-5", 0s},
        {"for ever", "1e300", 86100s},
        {"no number", "\"soon\"", 300s},
        {"null", "null", 300s},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto got =
            read(response_of(200, R"({"access_token":"abc","expires_in":)" + r.expires_in + "}"));
        CHECK(got.token == base::secret("abc"));
        CHECK(email::use_of(got.lifetime) == r.use);
    }
}

TEST_CASE(
    "a token is fetched once, kept, and fetched again when its time is over or it was refused") {
    int count = 0;
    source_bench bench([&](const http_received&) { return token("t" + std::to_string(++count)); });
    auto work = [&]() -> awaitable<void> {
        email::token_answer got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t1"));
        bench.now += 3298s;
        got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t1"));
        bench.now += 2s;
        got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t2"));
        const base::secret first("t1");
        bench.tokens.forget(first); // another was fetched since
        got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t2"));
        bench.tokens.forget(got.token);
        got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t3"));
    };
    bench.peer.run(work());
    REQUIRE(bench.peer.requests().size() == 3);
    CHECK(bench.peer.requests()[0].head.starts_with("POST /token HTTP/1.1\r\n"));
    CHECK(support::header_of(bench.peer.requests()[0], "Content-Type") ==
          "application/x-www-form-urlencoded");
    CHECK(bench.peer.requests()[0].body.starts_with("grant_type=client_credentials&"));
}

TEST_CASE("however many ask at once, one request is under way, and all have its answer") {
    for (const int status : {200, 503}) {
        CAPTURE(status);
        source_bench bench(
            [&](const http_received&) { return status == 200 ? token("t1") : answer(status); });
        int answered = 0;
        // Outlives all who run it: each of them goes on reading what it holds.
        const auto ask = [&]() -> awaitable<void> {
            const email::token_answer got = co_await bench.tokens.current();
            CHECK(got.token.empty() == (status != 200));
            CHECK(got.failure.reason == (status == 200 ? failure::none : failure::server));
            ++answered;
        };
        const auto work = [&]() -> awaitable<void> {
            for (int i = 0; i < 4; ++i)
                boost::asio::co_spawn(bench.io, ask(), [](const std::exception_ptr& escaped) {
                    if (escaped)
                        std::rethrow_exception(escaped);
                });
            co_await ask();
        };
        bench.peer.run(work());
        CHECK(answered == 5);
        CHECK(bench.peer.requests().size() == 1);
    }
}

TEST_CASE("a request that is cut short keeps nobody from asking anew") {
    int count = 0;
    source_bench bench(
        [&](const http_received&) { return ++count == 1 ? support::no_answer() : token("t1"); });
    boost::asio::cancellation_signal stop;
    bool is_over = false;
    const auto first = [&]() -> awaitable<void> { (void)co_await bench.tokens.current(); };
    const auto work = [&]() -> awaitable<void> {
        boost::asio::co_spawn(bench.io, first(),
                              boost::asio::bind_cancellation_slot(
                                  stop.slot(), [&](const std::exception_ptr&) { is_over = true; }));
        boost::asio::steady_timer turn(bench.io);
        while (bench.peer.requests().empty()) {
            turn.expires_after(0s);
            co_await turn.async_wait(boost::asio::use_awaitable);
        }
        stop.emit(boost::asio::cancellation_type::terminal);
        while (!is_over) {
            turn.expires_after(0s);
            co_await turn.async_wait(boost::asio::use_awaitable);
        }
        const email::token_answer got = co_await bench.tokens.current();
        CHECK(got.token == base::secret("t1"));
    };
    bench.peer.run(work());
    CHECK(bench.peer.requests().size() == 2);
}

TEST_CASE("an endpoint that repeats the form it was sent tells no secret") {
    for (const bool is_whole : {false, true}) {
        CAPTURE(is_whole);
        source_bench bench([&](const http_received& asked) {
            return answer(400, "", is_whole ? asked.body : "client_secret=s3cr%26t%2Bvalue");
        });
        std::string detail;
        const auto work = [&]() -> awaitable<void> {
            const email::token_answer got = co_await bench.tokens.current();
            detail = got.failure.detail;
        };
        bench.peer.run(work());
        CAPTURE(detail);
        CHECK(detail.find("HTTP 400") != std::string::npos);
        CHECK(detail.find("s3cr") == std::string::npos);
    }
}

namespace {

/// What came of one mail through a relay that takes the token `fresh`, and an endpoint.
struct sent {
    plan::send_outcome outcome;
    std::size_t fetched = 0;
    std::uint64_t delivered = 0;
};

sent send_with_tokens(support::http_peer::script how) {
    const support::sink_process sink({"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0",
                                      "--auth-user", "office", "--auth-token", "fresh",
                                      "--auth-mechanisms", "XOAUTH2"});
    boost::asio::io_context io{1};
    support::http_peer peer(io, std::move(how));
    transfer::http_client client(io.get_executor(), {});
    base::fake_clock clock(io.get_executor(), support::half_past_eight());
    email::email_settings settings;
    settings.smtp = support::relay_at(sink.smtp_port());
    settings.smtp.auth = transfer::smtp_auth::xoauth2;
    settings.smtp.user = "office";
    settings.smtp.token = endpoint_at(peer.url("/token"));
    settings.identity.from_address = "plans@example.org";
    email::email_connector connector(io.get_executor(), clock, settings, {}, &client);
    sent all;
    const connectors::delivery what = support::a_delivery("k");
    auto work = [&]() -> awaitable<void> { all.outcome = co_await connector.send(what); };
    peer.run(work());
    all.fetched = peer.requests().size();
    all.delivered = sink.counters().deliveries;
    return all;
}

} // namespace

TEST_CASE("mail logs in with a token that is fetched for it") {
    const sent all = send_with_tokens([](const http_received&) { return token("fresh"); });
    CHECK(all.outcome.verdict == verdict::accepted);
    CHECK(all.fetched == 1);
    CHECK(all.delivered == 1);
}

TEST_CASE("a token that the relay refuses is fetched anew once") {
    int count = 0;
    const sent mended = send_with_tokens(
        [&](const http_received&) { return token(++count == 1 ? "withdrawn" : "fresh"); });
    CHECK(mended.outcome.verdict == verdict::accepted);
    CHECK(mended.fetched == 2);

    const sent refused = send_with_tokens([](const http_received&) { return token("withdrawn"); });
    CHECK(refused.outcome.verdict == verdict::deferred);
    CHECK(refused.outcome.reason == failure::auth);
    CHECK(refused.outcome.affects_destination);
    CHECK(refused.outcome.detail.find("application may send") != std::string::npos);
    CHECK(refused.outcome.detail.find("withdrawn") == std::string::npos);
    CHECK(refused.fetched == 2);
    CHECK(refused.delivered == 0);
}

TEST_CASE("without a token no relay is asked") {
    const sent all = send_with_tokens(
        [](const http_received&) { return answer(401, "", R"({"error":"invalid_client"})"); });
    CHECK(all.outcome.verdict == verdict::deferred);
    CHECK(all.outcome.reason == failure::auth);
    CHECK(all.outcome.detail.find("client_secret_file") != std::string::npos);
    CHECK(all.delivered == 0);
}
