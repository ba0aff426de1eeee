#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace remembrancer::support {

struct http_received {
    std::string head; ///< request line and headers, with the empty line
    std::string body;
    int connection = 0; ///< 1 for the first
};

struct http_reply {
    std::string bytes = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    enum { keep, close, hang } then = keep;
};

/// `HTTP/1.1 STATUS X` with these headers (each ending in CR LF) and this body.
[[nodiscard]] http_reply answer(int status, const std::string& headers = "",
                                const std::string& body = "");
[[nodiscard]] http_reply no_answer();       ///< keeps the connection open and silent
[[nodiscard]] http_reply drop_connection(); ///< closes it without a word
[[nodiscard]] std::string header_of(const http_received& request, const std::string& name);

/// An HTTP server on 127.0.0.1 and the test's own loop, which answers as a function says.
class http_peer {
public:
    using script = std::function<http_reply(const http_received&)>;

    http_peer(boost::asio::io_context& io, script how);
    http_peer(const http_peer&) = delete;
    http_peer& operator=(const http_peer&) = delete;
    ~http_peer();

    [[nodiscard]] std::string url(const std::string& path = "/hook") const;
    [[nodiscard]] int connections() const;
    [[nodiscard]] const std::vector<http_received>& requests() const;

    void close_connections(); ///< those that are open now
    void stop();              ///< and listens no more: the loop may run out of work

    /// Runs the loop until `work` is done, then stops. Rethrows what escaped from `work`.
    void run(boost::asio::awaitable<void> work);

private:
    struct state;
    std::shared_ptr<state> state_;
};

} // namespace remembrancer::support
