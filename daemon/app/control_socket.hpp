#pragma once

#include <array>
#include <functional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/local/datagram_protocol.hpp>

namespace remembrancer::app {

/// `STORE.sock`: commands that have committed something to the store tell a running daemon of it,
/// best effort. Nothing is read from a datagram but that it came. Main thread.
class control_socket {
public:
    /// Throws nothing for a path that cannot be bound: it logs, and the daemon goes without.
    control_socket(boost::asio::any_io_executor executor, const std::string& store,
                   std::function<void()> on_nudge);
    ~control_socket();

    void close();

private:
    void receive();

    std::string path_;
    boost::asio::local::datagram_protocol::socket socket_;
    std::array<char, 16> buffer_{};
    std::function<void()> on_nudge_;
};

/// Tells the daemon of this store, if one runs, that there may be something to do.
void nudge_daemon(const std::string& store);

} // namespace remembrancer::app
