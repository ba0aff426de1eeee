#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace remembrancer::support {

/// One raw connection to a loopback port, for tests that speak a protocol byte by byte. Blocking,
/// with a deadline for each call; throws std::runtime_error at the deadline or on an error.
class tcp_client {
public:
    static constexpr std::chrono::milliseconds patience{10'000};

    explicit tcp_client(std::uint16_t port);
    ~tcp_client();
    tcp_client(const tcp_client&) = delete;
    tcp_client& operator=(const tcp_client&) = delete;

    void send(std::string_view bytes);
    /// No more will be sent; reading goes on.
    void end_sending();
    /// Up to and with the first `end`; what follows it stays for the next call.
    std::string read_until(std::string_view end);
    std::string read_exactly(std::size_t count);
    /// All that comes before the peer closes or resets.
    std::string read_to_end();
    /// One reply of SMTP's form, all its lines: the last has a space after its code.
    std::string read_reply();

private:
    bool read_more(); ///< false at the end of the stream
    void await(short events);

    int fd_ = -1;
    std::string unread_;
};

struct http_reply {
    int status = 0;
    std::string head;
    std::string body;
};

/// Reads one HTTP response with a Content-Length.
http_reply read_http_reply(tcp_client& from);

/// A request on a connection of its own.
http_reply http_request(std::uint16_t port, std::string_view method, std::string_view target,
                        std::string_view fields = {}, std::string_view body = {});

} // namespace remembrancer::support
