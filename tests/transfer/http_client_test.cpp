#include "connectors/transfer/http_client.hpp"

#include "tests/support/http_peer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using boost::asio::awaitable;
using support::http_peer;
using support::http_received;
using transfer::http_request;
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

http_request post(std::shared_ptr<const transfer::http_target> target, std::string body = "{}") {
    http_request request;
    request.target = std::move(target);
    request.body = std::move(body);
    return request;
}

/// One request to a peer that answers as `how` says, and what came of it.
struct one_request {
    explicit one_request(http_peer::script how)
        : peer(io, std::move(how)), target(target_at(peer.url())) {}

    http_response operator()() {
        transfer::http_client client(io.get_executor(), {});
        http_response response;
        auto work = [&]() -> awaitable<void> { response = co_await client.perform(post(target)); };
        peer.run(work());
        return response;
    }

    boost::asio::io_context io{1};
    http_peer peer;
    std::shared_ptr<transfer::http_target> target;
};

const http_peer::script ok = [](const http_received&) { return support::answer(200); };

/// So many coroutines that each send `rounds` requests, the body being a number of their own.
struct crowd {
    awaitable<void> member(transfer::http_client& client,
                           std::shared_ptr<const transfer::http_target> target, int first,
                           int rounds) {
        for (int i = first; i < first + rounds; ++i) {
            const http_response response = co_await client.perform(post(target, std::to_string(i)));
            answered += response.status == 200 ? 1 : 0;
            own_answers += response.body == "echo " + std::to_string(i) ? 1 : 0;
            reused += response.reused_connection ? 1 : 0;
            cancelled += response.error == transport_error::cancelled ? 1 : 0;
        }
        --members;
    }

    void start(boost::asio::io_context& io, http_peer& peer, transfer::http_client& client,
               int count, int rounds) {
        members = count;
        const auto target = target_at(peer.url());
        for (int i = 0; i < count; ++i)
            boost::asio::co_spawn(io, member(client, target, i * rounds, rounds),
                                  [this, &peer](const std::exception_ptr& failure) {
                                      CHECK(!failure);
                                      if (members == 0)
                                          peer.stop();
                                  });
    }

    int members = 0;
    int answered = 0;
    int own_answers = 0;
    int reused = 0;
    int cancelled = 0;
};

http_peer::script echo() {
    return [](const http_received& request) {
        return support::answer(200, "", "echo " + request.body);
    };
}

} // namespace

TEST_CASE("a request arrives as it was made and its answer comes back") {
    boost::asio::io_context io(1);
    http_peer peer(io, [](const http_received&) {
        return support::answer(429, "Retry-After: 120\r\nContent-Type: text/plain\r\n",
                               "slow down");
    });
    transfer::http_client client(io.get_executor(), {});
    const auto target = target_at(peer.url("/hook?key=7"));
    target->headers = {"Content-Type: application/json", "User-Agent: test/1"};
    auto work = [&]() -> awaitable<void> {
        http_request request = post(target, std::string("{\"a\":\"\0\"}", 9));
        request.headers = {"webhook-id: m1"};
        const http_response response = co_await client.perform(std::move(request));
        CHECK(response.error == transport_error::none);
        CHECK(response.status == 429);
        CHECK(response.body == "slow down");
        CHECK(response.retry_after == "120");
        CHECK(response.request_sent);
        CHECK_FALSE(response.reused_connection);
        CHECK(response.elapsed > 0us);
        CHECK(response.detail.empty());
        http_request get = post(target, "ignored");
        get.method = transfer::http_method::get;
        const http_response second = co_await client.perform(std::move(get));
        CHECK(second.status == 429);
        CHECK(second.request_sent);
        CHECK(second.reused_connection);
    };
    peer.run(work());
    REQUIRE(peer.requests().size() == 2);
    const http_received& first = peer.requests()[0];
    CHECK(first.head.starts_with("POST /hook?key=7 HTTP/1.1\r\n"));
    CHECK(first.body == std::string("{\"a\":\"\0\"}", 9));
    CHECK(support::header_of(first, "webhook-id") == "m1");
    CHECK(support::header_of(first, "content-type") == "application/json");
    CHECK(support::header_of(first, "user-agent") == "test/1");
    CHECK(peer.requests()[1].head.starts_with("GET /hook?key=7 HTTP/1.1\r\n"));
    CHECK(peer.requests()[1].body.empty());
    CHECK(support::header_of(peer.requests()[1], "webhook-id").empty());
}

TEST_CASE("500 requests to one host share the connections of those in flight") {
    boost::asio::io_context io(1);
    http_peer peer(io, echo());
    transfer::http_client client(io.get_executor(), {});
    crowd all;
    SUBCASE("one after another") {
        all.start(io, peer, client, 1, 500);
        io.run();
        CHECK(peer.connections() == 1);
    }
    SUBCASE("20 at a time") {
        all.start(io, peer, client, 20, 25);
        io.run();
        CHECK(peer.connections() <= 20);
    }
    CHECK(all.own_answers == 500);
    CHECK(all.reused >= 475);
    CHECK(all.reused == 500 - peer.connections());
}

TEST_CASE("requests beyond the limit of a host wait for a connection and lose nothing") {
    boost::asio::io_context io(1);
    http_peer peer(io, echo());
    transfer::http_settings settings;
    settings.connections_per_host = 3;
    transfer::http_client client(io.get_executor(), settings);
    crowd all;
    all.start(io, peer, client, 300, 1);
    io.run();
    CHECK(all.own_answers == 300);
    CHECK(peer.connections() <= 3);
}

TEST_CASE("a redirect is an answer and is not followed") {
    one_request attempt(
        [](const http_received&) { return support::answer(307, "Location: /elsewhere\r\n"); });
    const http_response response = attempt();
    CHECK(response.status == 307);
    CHECK(attempt.peer.requests().size() == 1);
}

TEST_CASE("an answer that is late, lost or broken is told apart from one that was given") {
    using support::http_reply;
    struct row {
        std::string name;
        http_reply reply;
        transport_error error;
        int status;
    };
    const row rows[] = {
        {"silence", support::no_answer(), transport_error::timeout, 0},
        {"closed without a word", support::drop_connection(), transport_error::connection_lost, 0},
        {"only an interim answer",
         {"HTTP/1.1 103 Early\r\n\r\n", http_reply::close},
         transport_error::connection_lost,
         0},
        {"half a status line",
         {"HTTP/1.1 20", http_reply::close},
         transport_error::connection_lost,
         0},
        {"another protocol",
         {"220 mail.example ESMTP\r\n", http_reply::close},
         transport_error::bad_answer,
         0},
        {"status, then silence",
         {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", http_reply::hang},
         transport_error::none,
         200},
        {"status, then closed",
         {"HTTP/1.1 503 Busy\r\nContent-Length: 9\r\n\r\nhalf", http_reply::close},
         transport_error::none,
         503},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        one_request attempt([&](const http_received&) { return r.reply; });
        attempt.target->timeout = 150ms;
        const http_response response = attempt();
        CHECK(response.error == r.error);
        CHECK(response.status == r.status);
        CHECK(response.request_sent);
        CHECK(response.detail.empty() == (r.error == transport_error::none));
        CHECK(attempt.peer.requests().size() == 1);
    }
}

TEST_CASE("a request that a kept connection swallowed is not repeated behind the caller's back") {
    int seen = 0;
    boost::asio::io_context io(1);
    http_peer peer(io, [&](const http_received&) {
        return ++seen == 2 ? support::drop_connection() : support::answer(200);
    });
    transfer::http_client client(io.get_executor(), {});
    const auto target = target_at(peer.url());
    auto work = [&]() -> awaitable<void> {
        const http_response first = co_await client.perform(post(target));
        CHECK(first.status == 200);
        const http_response second = co_await client.perform(post(target));
        CHECK(second.error == transport_error::connection_lost);
        CHECK(second.status == 0);
        CHECK(second.request_sent);
        CHECK(peer.requests().size() == 2);
        const http_response third = co_await client.perform(post(target));
        CHECK(third.status == 200);
        CHECK_FALSE(third.reused_connection);
    };
    peer.run(work());
}

TEST_CASE("a kept connection that the peer has closed meanwhile is replaced") {
    boost::asio::io_context io(1);
    http_peer peer(io, ok);
    transfer::http_client client(io.get_executor(), {});
    const auto target = target_at(peer.url());
    auto work = [&]() -> awaitable<void> {
        co_await client.perform(post(target));
        peer.close_connections();
        const http_response second = co_await client.perform(post(target));
        CHECK(second.status == 200);
        CHECK_FALSE(second.reused_connection);
    };
    peer.run(work());
    CHECK(peer.connections() == 2);
}

TEST_CASE("a peer that is gone is a connection failure, whatever it answered before") {
    boost::asio::io_context io(1);
    http_peer peer(io, ok);
    transfer::http_client client(io.get_executor(), {});
    const auto target = target_at(peer.url("/hook-of-7Xb9"));
    auto work = [&]() -> awaitable<void> {
        co_await client.perform(post(target));
        peer.stop();
        const http_response second = co_await client.perform(post(target));
        CHECK(second.error == transport_error::connect);
        CHECK(second.status == 0);
        CHECK_FALSE(second.request_sent);
        CHECK(second.detail.find("127.0.0.1") != std::string::npos);
        CHECK(second.detail.find("7Xb9") == std::string::npos);
    };
    peer.run(work());
}

TEST_CASE("a private address is reached only by a target that allows it") {
    boost::asio::io_context io(1);
    http_peer peer(io, ok);
    transfer::http_client client(io.get_executor(), {});
    auto work = [&]() -> awaitable<void> {
        const auto closed = target_at(peer.url());
        closed->allow_private_addresses = false;
        const http_response first = co_await client.perform(post(closed));
        CHECK(first.error == transport_error::blocked_address);
        CHECK_FALSE(first.request_sent);
        CHECK(peer.connections() == 0);

        const auto open = target_at(peer.url());
        const http_response allowed = co_await client.perform(post(open));
        CHECK(allowed.status == 200);
        // The connection is there now, and still not for everybody.
        const http_response again = co_await client.perform(post(closed));
        CHECK(again.error == transport_error::blocked_address);
        CHECK_FALSE(again.request_sent);
    };
    peer.run(work());
    CHECK(peer.requests().size() == 1);
}

TEST_CASE("a long answer is cut and an endless one is not waited for") {
    http_peer::script how;
    SUBCASE("long") {
        how = [](const http_received&) {
            return support::answer(200, "", std::string(50'000, 'x'));
        };
    }
    SUBCASE("endless") {
        how = [](const http_received&) {
            return support::http_reply{"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" +
                                           std::string(300'000, 'x'),
                                       support::http_reply::hang};
        };
    }
    one_request attempt(how);
    const http_response response = attempt();
    CHECK(response.status == 200);
    CHECK(response.error == transport_error::none);
    CHECK(response.body == std::string(4096, 'x'));
    CHECK(response.elapsed < 10s); // the time-out is 15 s
}

TEST_CASE("a request that cannot be made says so and harms no other") {
    boost::asio::io_context io(1);
    http_peer peer(io, ok);
    transfer::http_client client(io.get_executor(), {});
    const auto target = target_at(peer.url());
    auto work = [&]() -> awaitable<void> {
        http_request forged = post(target);
        forged.headers = {"webhook-id: 1\r\nX-Forged: yes"};
        const http_response refused = co_await client.perform(std::move(forged));
        CHECK(refused.error == transport_error::setup);
        const auto elsewhere = target_at("ftp://127.0.0.1/");
        const http_response other = co_await client.perform(post(elsewhere));
        CHECK(other.error == transport_error::setup);
        const auto plain = target_at(peer.url());
        plain->allow_http = false;
        const http_response insecure = co_await client.perform(post(plain));
        CHECK(insecure.error == transport_error::setup);
        const http_response fine = co_await client.perform(post(target));
        CHECK(fine.status == 200);
    };
    peer.run(work());
    CHECK(peer.requests().size() == 1);
}

TEST_CASE("a cancelled request ends at once and its connection with it") {
    boost::asio::cancellation_signal stop;
    boost::asio::io_context io(1);
    http_peer peer(io, [&](const http_received&) {
        boost::asio::post(io, [&] { stop.emit(boost::asio::cancellation_type::terminal); });
        return support::no_answer();
    });
    transfer::http_client client(io.get_executor(), {});
    http_response response;
    auto work = [&]() -> awaitable<void> {
        response = co_await client.perform(post(target_at(peer.url())));
    };
    boost::asio::co_spawn(io, work(),
                          boost::asio::bind_cancellation_slot(
                              stop.slot(), [&](const std::exception_ptr&) { peer.stop(); }));
    io.run();
    CHECK(response.error == transport_error::cancelled);
    CHECK(response.request_sent);
}

TEST_CASE("a client that ends leaves nobody waiting") {
    constexpr int waiting = 25;
    boost::asio::io_context io(1);
    std::optional<transfer::http_client> client(std::in_place, io.get_executor(),
                                                transfer::http_settings{});
    int seen = 0;
    http_peer peer(io, [&](const http_received&) {
        if (++seen == waiting)
            boost::asio::post(io, [&] { client.reset(); });
        return support::no_answer();
    });
    crowd all;
    all.start(io, peer, *client, waiting, 1);
    io.run();
    CHECK(all.cancelled == waiting);
    CHECK(all.members == 0);
}
