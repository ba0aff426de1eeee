#include "tests/support/sink_process.hpp"
#include "tests/support/tcp_client.hpp"

#include <memory>

#include <unistd.h>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace std::chrono_literals;
using support::sink_process;
using support::tcp_client;

namespace {

std::string post(std::string_view id) {
    return "POST /hook HTTP/1.1\r\nHost: h\r\nwebhook-id: " + std::string(id) +
           "\r\nContent-Length: 2\r\n\r\nhi";
}

std::string body_of(const std::string& id) {
    return "Message-ID: <" + id + ">\r\n\r\nhello\r\n.\r\n";
}

/// The code of the reply to each command.
std::string codes(tcp_client& peer, const std::vector<std::string>& commands) {
    std::string all;
    for (const std::string& command : commands) {
        peer.send(command + "\r\n");
        all += (all.empty() ? "" : " ") + peer.read_reply().substr(0, 3);
    }
    return all;
}

void greet(tcp_client& peer) {
    CHECK(peer.read_reply().substr(0, 3) == "220");
    CHECK(codes(peer, {"EHLO client"}) == "250");
}

std::string send_mail(tcp_client& peer, const std::string& id) {
    const std::string envelope =
        codes(peer, {"MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA"});
    peer.send(body_of(id));
    return envelope + " " + peer.read_reply().substr(0, 3);
}

} // namespace

TEST_CASE("ids, copies and reused connections are counted, and control is not a delivery") {
    sink_process sink;
    {
        tcp_client peer(sink.http_port());
        peer.send(post("a") + post("b"));
        CHECK(support::read_http_reply(peer).status == 200);
        CHECK(support::read_http_reply(peer).status == 200);
        peer.send(post("a"));
        CHECK(support::read_http_reply(peer).status == 200);
    }
    const support::sink_counters counters = sink.counters();
    CHECK(counters.deliveries == 3);
    CHECK(counters.ids == 2);
    CHECK(counters.max_copies == 2);
    CHECK(counters.repeats == 1);
    const support::sink_host& host =
        counters.per_host.at("127.0.0.1:" + std::to_string(sink.http_port()));
    CHECK(host.attempts == 3);
    CHECK(host.reused == 2);
    CHECK(host.carrying == 1);
    const std::vector<support::sink_id> ids = sink.ids();
    REQUIRE(ids.size() == 2);
    CHECK(ids[0].id == "a");
    CHECK(ids[0].copies == 2);
    CHECK(ids[0].last_ms >= ids[0].first_ms);
    sink.reset();
    CHECK(sink.counters().deliveries == 0);
    CHECK(sink.ids().empty());
}

TEST_CASE("greylisting, then a drop after the dot that is counted apart") {
    sink_process sink;
    sink.control("answer at=smtp.rcpt code=451 first=1\ndrop at=smtp.dot first=1");
    tcp_client first(sink.smtp_port());
    greet(first);
    CHECK(codes(first, {"MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "RSET"}) ==
          "250 451 250");
    CHECK(codes(first, {"MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA"}) ==
          "250 250 354");
    first.send(body_of("k@x"));
    CHECK(first.read_to_end().empty());
    CHECK(sink.counters().injected_copies == 1);
    tcp_client second(sink.smtp_port());
    greet(second);
    CHECK(send_mail(second, "k@x") == "250 250 354 250");
    CHECK(send_mail(second, "k@x") == "250 250 354 250");
    const support::sink_counters counters = sink.counters();
    CHECK(counters.copies == 3);
    CHECK(counters.repeats == 1);
    CHECK(counters.sessions == 2);
    CHECK(counters.injected.at("drop at=smtp.dot first=1") == 1);
    CHECK(counters.injected.at("answer at=smtp.rcpt code=451 first=1") == 1);
}

TEST_CASE("a dead and a healthy port live in one sink") {
    sink_process sink({"--http", "127.0.0.1:0", "--http", "127.0.0.1:0"});
    sink.control("hang at=http.body port=" + std::to_string(sink.http_port(1)));
    tcp_client dead(sink.http_port(1));
    dead.send(post("lost"));
    tcp_client healthy(sink.http_port(0));
    healthy.send(post("fine"));
    CHECK(support::read_http_reply(healthy).status == 200);
    dead.end_sending();
    CHECK(dead.read_to_end().empty());
    CHECK(sink.counters().copies == 2);
    CHECK(sink.counters().injected_copies == 1);
}

TEST_CASE("a delayed answer comes before that of what is pipelined behind it") {
    sink_process sink(
        {"--http", "127.0.0.1:0", "--fault", "answer at=http.body code=503 ms=20 first=1 match=a"});
    tcp_client peer(sink.http_port());
    peer.send(post("a") + post("b"));
    CHECK(support::read_http_reply(peer).status == 503);
    CHECK(support::read_http_reply(peer).status == 200);
    CHECK(sink.counters().refused == 1);
    CHECK(sink.counters().ids == 1);
}

TEST_CASE("an answer before the body reaches a sender that is still sending") {
    sink_process sink({"--http", "127.0.0.1:0", "--max-body", "1000"});
    tcp_client peer(sink.http_port());
    peer.send("POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n" + std::string(100'000, 'x'));
    CHECK(support::read_http_reply(peer).status == 413);
    peer.end_sending();
    CHECK(peer.read_to_end().empty());
}

TEST_CASE("malformed input on every kind of port leaves the sink alive") {
    sink_process sink;
    const std::string hostile[] = {"\r\n\r\n",
                                   std::string(100'000, '\0'),
                                   "GET / HTTP/9.9\r\n\r\n",
                                   "\x16\x03\x01\x02",
                                   std::string(100'000, 'A') + "\r\n",
                                   "DATA\r\n.\r\nSTARTTLS\r\nAUTH\r\n"};
    for (const std::string& bytes : hostile) {
        for (const std::uint16_t port : {sink.http_port(), sink.smtp_port()}) {
            tcp_client peer(port);
            peer.send(bytes);
            peer.end_sending();
            peer.read_to_end();
        }
    }
    CHECK(sink.process().running());
    CHECK(sink.counters().deliveries == 0);
}

TEST_CASE("deliveries are kept whole on request, in memory and in files") {
    const std::filesystem::path directory =
        std::filesystem::temp_directory_path() / ("sink-capture-" + std::to_string(getpid()));
    {
        sink_process sink({"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--keep", "--capture",
                           directory.string()});
        tcp_client peer(sink.http_port());
        peer.send(post("a"));
        support::read_http_reply(peer);
        CHECK(sink.delivery("a") == post("a"));
        CHECK_THROWS_AS((void)sink.delivery("b"), std::runtime_error);
        tcp_client mailer(sink.smtp_port());
        greet(mailer);
        send_mail(mailer, "k@x");
        CHECK(sink.delivery("k@x").starts_with("X-Envelope-From: <a@example.org>\r\n"));
    }
    CHECK(std::filesystem::file_size(directory / "000001.http") == post("a").size());
    CHECK(std::filesystem::exists(directory / "000002.eml"));
    std::filesystem::remove_all(directory);
}

TEST_CASE("SIGTERM ends the sink with its counters and exit code 0, whatever its sessions do") {
    sink_process sink;
    sink.control("delay at=http.body ms=600000 match=slow\nhang at=http.body match=hung");
    tcp_client slow(sink.http_port());
    tcp_client hung(sink.http_port());
    tcp_client greeted(sink.smtp_port());
    tcp_client open(sink.http_port());
    slow.send(post("slow"));
    hung.send(post("hung"));
    greet(greeted);
    open.send(post("a"));
    support::read_http_reply(open);
    for (int asked = 0; asked < 10'000 && sink.counters().ids < 3; ++asked) {
    }
    sink.process().terminate();
    const std::optional<std::string> line = sink.process().read_line(10s);
    REQUIRE(line);
    CHECK(nlohmann::json::parse(*line).at("ids") == 3);
    CHECK(sink.process().wait(10s) == support::exit_status{0, 0});
}

TEST_CASE("a wrong option is told with the usage exit code") {
    struct row {
        const char* name;
        std::vector<std::string> arguments;
        std::string complaint;
    };
    const row rows[] = {
        {"nothing", {}, "at least one of"},
        {"unknown", {"--htpp", "127.0.0.1:0"}, "--htpp"},
        {"no value", {"--http"}, "needs a value"},
        {"no port", {"--http", "127.0.0.1"}, "ADDRESS:PORT"},
        {"port too large", {"--http", "127.0.0.1:65536"}, "65536"},
        {"bad fault", {"--http", "127.0.0.1:0", "--fault", "explode"}, "explode"},
        {"TLS without a certificate", {"--smtps", "127.0.0.1:0"}, "--tls-cert"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        support::child_options options;
        options.program = REMEMBRANCER_SINK;
        options.arguments = r.arguments;
        options.err = {};
        support::child_process child(options);
        CHECK(child.wait(10s) == support::exit_status{64, 0});
        CHECK(child.err().find(r.complaint) != std::string::npos);
    }
}
