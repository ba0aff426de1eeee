#include "connectors/transfer/smtp_client.hpp"

#include "daemon/base/error.hpp"
#include "tests/support/mail_sender.hpp"

#include <optional>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using support::mail_bench;
using transfer::smtp_result;

namespace {

std::vector<transfer::smtp_request> many(int count) {
    std::vector<transfer::smtp_request> requests;
    for (int i = 0; i < count; ++i)
        requests.push_back(support::mail_with_id("m" + std::to_string(i) + "@example.org"));
    return requests;
}

} // namespace

TEST_CASE("a mail arrives byte for byte, lone dots and all") {
    mail_bench bench;
    const transfer::smtp_response response = bench.send("one@example.org");
    CHECK(response.result == smtp_result::accepted);
    CHECK(response.reply.code == 250);
    CHECK_FALSE(response.reused);
    CHECK(bench.sink.delivery("one@example.org") ==
          "X-Envelope-From: <plans@example.org>\r\nX-Envelope-To: <owner@example.org>\r\n" +
              *support::mail_with_id("one@example.org").bytes);
}

TEST_CASE("two sessions carry 200 mails over two connections and lose none") {
    mail_bench bench({}, std::chrono::seconds(10), 2);
    int reused = 0;
    for (const transfer::smtp_response& response :
         support::send_all(bench.io, bench.client, many(200))) {
        CHECK(response.result == smtp_result::accepted);
        reused += response.reused ? 1 : 0;
    }
    const support::sink_counters counters = bench.sink.counters();
    CHECK(counters.ids == 200);
    CHECK(counters.copies == 200);
    CHECK(counters.sessions <= 2);
    CHECK(reused >= 198);
}

TEST_CASE("a peer slow to answer the dot holds up one session and not the other") {
    // The slow one is answered only after the quick ones were: in one session they would wait.
    mail_bench bench({"delay at=smtp.dot ms=1500 match=slow"}, std::chrono::seconds(10), 2);
    std::vector<transfer::smtp_request> requests = many(20);
    requests.insert(requests.begin(), support::mail_with_id("slow@example.org"));
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < requests.size(); ++i)
        boost::asio::co_spawn(bench.io, bench.client.send(requests[i]),
                              [&order, i](const std::exception_ptr& failure,
                                          const transfer::smtp_response& response) {
                                  CHECK_FALSE(failure);
                                  CHECK(response.result == smtp_result::accepted);
                                  order.push_back(i);
                              });
    bench.io.run();
    REQUIRE(order.size() == 21);
    CHECK(order.back() == 0);
}

TEST_CASE("an unsafe address never reaches the relay") {
    struct row {
        std::string name;
        std::string from;
        std::string to;
        transfer::smtp_phase phase;
    };
    const row rows[] = {
        {"recipient", "plans@example.org", "a@x.org>\r\nRCPT TO:<evil@y.org",
         transfer::smtp_phase::recipient},
        {"sender", "a@x.org>\r\nRCPT TO:<evil@y.org", "owner@example.org",
         transfer::smtp_phase::session},
    };
    mail_bench bench;
    for (const row& r : rows) {
        CAPTURE(r.name);
        transfer::smtp_request request = support::mail_with_id("x@example.org");
        request.from = r.from;
        request.to = r.to;
        const auto response = support::send_all(bench.io, bench.client, {request}).front();
        CHECK(response.result == smtp_result::not_sent);
        CHECK(response.fault == transfer::smtp_fault::address);
        CHECK(response.phase == r.phase);
    }
    transfer::smtp_request empty = support::mail_with_id("x@example.org");
    empty.bytes = std::make_shared<const std::string>();
    CHECK(support::send_all(bench.io, bench.client, {empty}).front().fault ==
          transfer::smtp_fault::local);
    CHECK(bench.sink.counters().sessions == 0);
}

TEST_CASE("a mail that waits its turn can be taken back and one under way cannot") {
    mail_bench bench({"delay at=smtp.dot ms=300"});
    boost::asio::cancellation_signal cancel[2];
    std::optional<smtp_result> results[2];
    for (std::size_t i = 0; i < 2; ++i) {
        auto done = [&results, i](const std::exception_ptr& failure,
                                  const transfer::smtp_response& response) {
            CHECK_FALSE(failure);
            results[i] = response.result;
        };
        boost::asio::co_spawn(
            bench.io, bench.client.send(support::mail_with_id("c" + std::to_string(i) + "@x.org")),
            boost::asio::bind_cancellation_slot(cancel[i].slot(), done));
    }
    bool asked = false;
    while (!asked && bench.io.run_one() > 0) {
        // The first is under way once the sink has seen its session.
        if (bench.sink.counters().sessions == 0) {
            boost::asio::post(bench.io, [] {});
            continue;
        }
        for (boost::asio::cancellation_signal& signal : cancel)
            signal.emit(boost::asio::cancellation_type::terminal);
        asked = true;
    }
    bench.io.run();
    CHECK(results[0] == smtp_result::accepted);
    CHECK(results[1] == smtp_result::cancelled);
    CHECK(bench.sink.counters().ids == 1);
}

TEST_CASE("destroying a client completes every send with what became of it") {
    support::sink_process sink(
        {"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--fault", "delay at=smtp.dot ms=200"});
    boost::asio::io_context io;
    std::optional<transfer::smtp_client> client(std::in_place, io.get_executor(),
                                                support::relay_at(sink.smtp_port()));
    int accepted = 0;
    int cancelled = 0;
    for (const transfer::smtp_request& request : many(50))
        boost::asio::co_spawn(
            io, client->send(request),
            [&](const std::exception_ptr& failure, const transfer::smtp_response& response) {
                CHECK_FALSE(failure);
                accepted += response.result == smtp_result::accepted ? 1 : 0;
                cancelled += response.result == smtp_result::cancelled ? 1 : 0;
            });
    while (accepted == 0)
        io.run_one();
    client.reset();
    io.run();
    CHECK(accepted + cancelled == 50);
    CHECK(cancelled > 0);
    CHECK(sink.counters().ids == static_cast<std::uint64_t>(accepted));
}

TEST_CASE("a client with settings that cannot work says so at once") {
    boost::asio::io_context io;
    transfer::smtp_settings settings;
    settings.host = "relay.example.org";
    settings.tls = transfer::smtp_tls::none;
    CHECK_THROWS_AS(transfer::smtp_client(io.get_executor(), settings), base::user_error);
}
