#include "daemon/app/control_socket.hpp"

#include "daemon/base/log.hpp"

#include <filesystem>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>

namespace remembrancer::app {
namespace {

using boost::asio::local::datagram_protocol;

std::string path_of(const std::string& store) {
    return store + ".sock";
}

} // namespace

control_socket::control_socket(boost::asio::any_io_executor executor, const std::string& store,
                               std::function<void()> on_nudge)
    : path_(path_of(store)), socket_(std::move(executor)), on_nudge_(std::move(on_nudge)) {
    std::error_code removed;
    std::filesystem::remove(path_, removed);
    try {
        socket_.open();
        socket_.bind(datagram_protocol::endpoint(path_));
        std::filesystem::permissions(path_, std::filesystem::perms::owner_read |
                                                std::filesystem::perms::owner_write);
        receive();
    } catch (const std::exception& error) {
        // sockaddr_un holds 107 bytes; a longer store path has no socket, and loses only speed.
        base::log_warning("commands cannot wake this daemon",
                          {{"socket", path_}, {"reason", error.what()}});
        close();
    }
}

control_socket::~control_socket() {
    close();
}

void control_socket::close() {
    if (!socket_.is_open())
        return;
    boost::system::error_code ignored;
    socket_.close(ignored);
    std::error_code removed;
    std::filesystem::remove(path_, removed);
}

void control_socket::receive() {
    socket_.async_receive(boost::asio::buffer(buffer_),
                          [this](boost::system::error_code ec, std::size_t) {
                              if (ec == boost::asio::error::operation_aborted)
                                  return;
                              // What fails now would fail again at once.
                              if (ec) {
                                  base::log_error("commands cannot wake this daemon any more",
                                                  {{"socket", path_}, {"reason", ec.message()}});
                                  close();
                                  return;
                              }
                              on_nudge_();
                              receive();
                          });
}

void nudge_daemon(const std::string& store) {
    boost::asio::io_context io;
    datagram_protocol::socket socket(io);
    boost::system::error_code ec;
    try {
        socket.open();
        socket.non_blocking(true);
        socket.send_to(boost::asio::buffer("nudge", 5), datagram_protocol::endpoint(path_of(store)),
                       0, ec);
    } catch (const std::exception& error) {
        base::log_debug("no daemon to tell", {{"reason", error.what()}});
    }
}

} // namespace remembrancer::app
