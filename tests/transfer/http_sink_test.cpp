#include "connectors/transfer/http_client.hpp"

#include "tests/support/sink_process.hpp"
#include "tests/support/test_certificate.hpp"

#include <exception>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using boost::asio::awaitable;
using transfer::http_response;
using transfer::transport_error;

namespace {

std::shared_ptr<transfer::http_target> target_at(const std::string& url) {
    auto target = std::make_shared<transfer::http_target>();
    target->url = base::secret(url);
    target->allow_http = true;
    target->allow_private_addresses = true;
    return target;
}

/// Posts `count` requests, `at_once` of them at a time, each under an id of its own.
std::vector<http_response> post(const std::shared_ptr<transfer::http_target>& target, int count = 1,
                                int at_once = 1) {
    boost::asio::io_context io(1);
    transfer::http_client client(io.get_executor(), {});
    std::vector<http_response> responses;
    int left = count;
    auto work = [&]() -> awaitable<void> {
        while (left > 0) {
            transfer::http_request request;
            request.target = target;
            request.headers = {"webhook-id: id-" + std::to_string(left--)};
            request.body = "{}";
            http_response response = co_await client.perform(std::move(request));
            responses.push_back(std::move(response));
        }
    };
    for (int i = 0; i < at_once; ++i)
        boost::asio::co_spawn(io, work(), [](const std::exception_ptr& failure) {
            if (failure)
                std::rethrow_exception(failure);
        });
    io.run();
    return responses;
}

std::vector<std::string> tls_sink(const support::test_certificate& certificate) {
    return {"--http",     "127.0.0.1:0",      "--https",   "127.0.0.1:0",
            "--tls-cert", certificate.cert(), "--tls-key", certificate.key()};
}

} // namespace

TEST_CASE("TLS is verified against the named authorities and the host's name") {
    const support::test_certificate certificate;
    const support::sink_process sink(tls_sink(certificate));
    const std::string port = std::to_string(sink.https_port());
    const auto target = target_at("https://localhost:" + port + "/hook");

    const http_response stranger = post(target).at(0);
    CHECK(stranger.error == transport_error::tls);
    CHECK_FALSE(stranger.request_sent);
    CHECK(stranger.detail.find("certificate") != std::string::npos);
    CHECK(sink.counters().deliveries == 0);

    target->ca_file = certificate.cert();
    const std::vector<http_response> known = post(target, 20);
    for (const http_response& response : known)
        CHECK(response.status == 200);
    CHECK(known.back().reused_connection);
    CHECK(sink.counters().ids == 20);

    // The certificate is for another name; libcurl takes every *.localhost for this machine.
    const auto elsewhere = target_at("https://other.localhost:" + port + "/hook");
    elsewhere->ca_file = certificate.cert();
    CHECK(post(elsewhere).at(0).error == transport_error::tls);
    const auto lost = target_at("https://localhost:" + port + "/hook");
    lost->ca_file = "/nonexistent/authorities.pem";
    CHECK(post(lost).at(0).error == transport_error::setup);
    CHECK(sink.counters().deliveries == 20);
}

TEST_CASE("a peer that speaks plainly where TLS is expected gets nothing") {
    const support::sink_process sink;
    const auto target = target_at("https://127.0.0.1:" + std::to_string(sink.http_port()) + "/");
    target->connect_timeout = 300ms; // it waits for the rest of what it takes for a request
    const http_response response = post(target).at(0);
    CHECK(response.error == transport_error::timeout);
    CHECK_FALSE(response.request_sent);
    CHECK(sink.counters().deliveries == 0);
}

TEST_CASE("at least 95 in 100 requests to one host travel on a kept connection") {
    const support::sink_process sink;
    const std::string host = "127.0.0.1:" + std::to_string(sink.http_port());
    const auto responses = post(target_at("http://" + host + "/hook"), 1000, 32);
    CHECK(responses.size() == 1000);
    const support::sink_counters counters = sink.counters();
    CHECK(counters.ids == 1000);
    CHECK(counters.repeats == 0);
    CHECK(counters.per_host.at(host).attempts == 1000);
    CHECK(counters.per_host.at(host).reused >= 950);
}

TEST_CASE("connections that die under requests repeat none of them") {
    const support::sink_process sink;
    sink.control("drop at=http.body every=7\n");
    const auto target = target_at("http://127.0.0.1:" + std::to_string(sink.http_port()) + "/");
    std::size_t lost = 0;
    for (const http_response& response : post(target, 300, 8)) {
        CHECK((response.status == 200 || response.error == transport_error::connection_lost));
        lost += response.status == 200 ? 0 : 1;
        CHECK(response.request_sent);
    }
    const support::sink_counters counters = sink.counters();
    CHECK(counters.ids == 300);
    CHECK(counters.copies == 300);
    CHECK(counters.injected.begin()->second == lost);
    CHECK(lost == 300 / 7);
}
