#include "tests/support/sink_process.hpp"
#include "tests/support/tcp_client.hpp"
#include "tests/support/test_certificate.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using asio::ip::tcp;
using support::sink_process;

namespace {

struct certificate : support::test_certificate {
    [[nodiscard]] sink_process sink(std::vector<std::string> arguments) const {
        const std::vector<std::string> tls{"--tls-cert", cert(), "--tls-key", key()};
        arguments.insert(arguments.end(), tls.begin(), tls.end());
        return sink_process(arguments);
    }
};

/// A client that speaks plain text first and TLS once `secure` is called.
struct tls_client {
    asio::io_context io;
    asio::ssl::context context{asio::ssl::context::tls_client};
    asio::ssl::stream<tcp::socket> stream{io, context};
    std::string unread;

    explicit tls_client(std::uint16_t port) {
        stream.next_layer().connect({asio::ip::address_v4::loopback(), port});
    }
    void trust(const std::string& authority) {
        context.load_verify_file(authority);
        stream.set_verify_mode(asio::ssl::verify_peer);
    }
    boost::system::error_code secure() {
        boost::system::error_code ec;
        stream.handshake(asio::ssl::stream_base::client, ec);
        return ec;
    }
    template <typename Stream>
    std::string ask(Stream& over, const std::string& question, const std::string& end) {
        asio::write(over, asio::buffer(question));
        const std::size_t size = asio::read_until(over, asio::dynamic_buffer(unread), end);
        std::string answer = unread.substr(0, size);
        unread.erase(0, size);
        return answer;
    }
};

const std::string post = "POST / HTTP/1.1\r\nX-Id: t\r\nContent-Length: 0\r\n\r\n";

} // namespace

TEST_CASE("HTTP is delivered over TLS to one who trusts the certificate") {
    const certificate ours;
    sink_process sink = ours.sink({"--http", "127.0.0.1:0", "--https", "127.0.0.1:0"});
    tls_client client(sink.https_port());
    client.trust(ours.cert());
    REQUIRE(!client.secure());
    CHECK(client.ask(client.stream, post, "\r\n\r\n").starts_with("HTTP/1.1 200"));
    CHECK(client.ask(client.stream, post, "\r\n\r\n").starts_with("HTTP/1.1 200"));
    CHECK(sink.counters().copies == 2);
}

TEST_CASE("a handshake with one who does not trust the certificate, or speaks no TLS, is counted") {
    const certificate ours;
    sink_process sink = ours.sink({"--http", "127.0.0.1:0", "--https", "127.0.0.1:0"});
    {
        tls_client stranger(sink.https_port());
        stranger.stream.set_verify_mode(asio::ssl::verify_peer);
        CHECK(stranger.secure());
    }
    support::tcp_client plain(sink.https_port());
    plain.send(post);
    plain.read_to_end();
    const support::http_reply counters =
        support::http_request(sink.http_port(), "GET", "/counters");
    CHECK(counters.body.find("\"tls_failures\":2") != std::string::npos);
    CHECK(sink.counters().deliveries == 0);
}

TEST_CASE("STARTTLS begins anew, and what was sent in clear behind it is thrown away") {
    const certificate ours;
    sink_process sink = ours.sink({"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"});
    tls_client client(sink.smtp_port());
    client.trust(ours.cert());
    tcp::socket& clear = client.stream.next_layer();
    client.ask(clear, "", "\r\n");
    CHECK(client.ask(clear, "EHLO c\r\n", "8BITMIME\r\n").find("250-STARTTLS") !=
          std::string::npos);
    CHECK(client.ask(clear, "STARTTLS\r\nMAIL FROM:<injected@x>\r\n", "\r\n").starts_with("220"));
    CHECK(client.unread.empty());
    REQUIRE(!client.secure());
    CHECK(client.ask(client.stream, "MAIL FROM:<a@b>\r\n", "\r\n").starts_with("503"));
    CHECK(client.ask(client.stream, "EHLO c\r\n", "8BITMIME\r\n").find("STARTTLS") ==
          std::string::npos);
    CHECK(client.ask(client.stream, "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n", "354")
              .find("250 2.1.5") != std::string::npos);
    CHECK(client.ask(client.stream, "Message-ID: <s@x>\r\n\r\n.\r\n", "queued as").find("250") !=
          std::string::npos);
    CHECK(sink.ids().at(0).id == "s@x");
}

TEST_CASE("implicit TLS greets after the handshake") {
    const certificate ours;
    sink_process sink = ours.sink({"--smtps", "127.0.0.1:0", "--http", "127.0.0.1:0", "--auth-user",
                                   "office", "--auth-password", "p", "--require-tls"});
    tls_client client(sink.smtps_port());
    client.trust(ours.cert());
    REQUIRE(!client.secure());
    CHECK(client.ask(client.stream, "", "\r\n").starts_with("220"));
    CHECK(client.ask(client.stream, "EHLO c\r\n", "8BITMIME\r\n").find("250-AUTH PLAIN") !=
          std::string::npos);
    CHECK(client.ask(client.stream, "AUTH PLAIN AG9mZmljZQBw\r\n", "\r\n").starts_with("235"));
}
