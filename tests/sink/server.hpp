#pragma once

#include "tests/sink/hub.hpp"
#include "tests/sink/options.hpp"

#include <deque>
#include <list>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace boost::asio::ssl {
class context;
}

namespace remembrancer::sink {

/// All listeners and their sessions on one io_context, one thread. Must live until the io_context
/// has run out of work.
class server {
public:
    /// Binds every port. Throws boost::system::system_error, std::invalid_argument.
    server(boost::asio::io_context& io, const sink_options& options, hub& shared);
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    void start();
    /// Ends the listeners and every session where it stands, so that the io_context runs out of
    /// work.
    void stop();
    /// One line of JSON: the ports by protocol, in the order of the options.
    [[nodiscard]] std::string ports_json() const;

private:
    struct listener {
        protocol speaks;
        boost::asio::ip::tcp::acceptor acceptor;
        listener_stats& stats;
    };

    boost::asio::awaitable<void> accept(listener& at);
    void begin_session(listener& at, boost::asio::ip::tcp::socket socket);

    boost::asio::io_context& io_;
    hub& hub_;
    std::unique_ptr<boost::asio::ssl::context> tls_;
    std::deque<listener> listeners_;
    std::list<boost::asio::cancellation_signal> sessions_; ///< one for each that runs
};

} // namespace remembrancer::sink
