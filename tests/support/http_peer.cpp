#include "tests/support/http_peer.hpp"

#include <algorithm>
#include <cctype>
#include <exception>
#include <set>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace remembrancer::support {
namespace asio = boost::asio;
using asio::ip::tcp;

struct http_peer::state {
    state(asio::io_context& loop, script script_)
        : io(loop), how(std::move(script_)),
          acceptor(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
          port(acceptor.local_endpoint().port()) {}

    asio::io_context& io;
    script how;
    tcp::acceptor acceptor;
    std::uint16_t port;
    int connections = 0;
    std::vector<http_received> requests;
    std::set<tcp::socket*> open;
};

namespace {

void rethrow(const std::exception_ptr& failure) {
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace

http_reply answer(int status, const std::string& headers, const std::string& body) {
    return {"HTTP/1.1 " + std::to_string(status) + " X\r\n" + headers +
                "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body,
            http_reply::keep};
}

http_reply no_answer() {
    return {"", http_reply::hang};
}

http_reply drop_connection() {
    return {"", http_reply::close};
}

std::string header_of(const http_received& request, const std::string& name) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    };
    const std::string line = "\r\n" + name + ": ";
    const auto found = std::ranges::search(request.head, line, same);
    if (found.empty())
        return {};
    return std::string(found.end(), std::find(found.end(), request.head.end(), '\r'));
}

namespace {

template <class State>
asio::awaitable<void> serve(std::shared_ptr<State> peer, tcp::socket socket, int number) {
    peer->open.insert(&socket);
    boost::system::error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    std::string buffer;
    for (bool going_on = true; going_on;) {
        const std::size_t head_size = co_await asio::async_read_until(
            socket, asio::dynamic_buffer(buffer), std::string("\r\n\r\n"), token);
        if (ec)
            break;
        http_received request{buffer.substr(0, head_size), {}, number};
        buffer.erase(0, head_size);
        const std::string length = header_of(request, "Content-Length");
        const std::size_t size = length.empty() ? 0 : std::stoul(length);
        if (buffer.size() < size) {
            const std::size_t missing = size - buffer.size();
            co_await asio::async_read(socket, asio::dynamic_buffer(buffer),
                                      asio::transfer_exactly(missing), token);
            if (ec)
                break;
        }
        request.body = buffer.substr(0, size);
        buffer.erase(0, size);
        peer->requests.push_back(request);
        const http_reply reply = peer->how(request);
        co_await asio::async_write(socket, asio::buffer(reply.bytes), token);
        if (reply.then == http_reply::hang) // until the other side closes
            co_await asio::async_read(socket, asio::dynamic_buffer(buffer), token);
        going_on = !ec && reply.then == http_reply::keep;
    }
    peer->open.erase(&socket);
}

template <class State>
asio::awaitable<void> listen(std::shared_ptr<State> peer) {
    boost::system::error_code ec;
    while (peer->acceptor.is_open()) {
        auto token = asio::redirect_error(asio::use_awaitable, ec);
        tcp::socket socket = co_await peer->acceptor.async_accept(token);
        if (!ec)
            asio::co_spawn(peer->io, serve(peer, std::move(socket), ++peer->connections), rethrow);
    }
}

} // namespace

http_peer::http_peer(asio::io_context& io, script how)
    : state_(std::make_shared<state>(io, std::move(how))) {
    asio::co_spawn(io, listen(state_), rethrow);
}

http_peer::~http_peer() = default;

std::string http_peer::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(state_->port) + path;
}

int http_peer::connections() const {
    return state_->connections;
}

const std::vector<http_received>& http_peer::requests() const {
    return state_->requests;
}

void http_peer::close_connections() {
    for (tcp::socket* socket : state_->open)
        socket->close();
}

void http_peer::stop() {
    state_->acceptor.close();
    close_connections();
}

void http_peer::run(asio::awaitable<void> work) {
    std::exception_ptr escaped;
    asio::co_spawn(state_->io, std::move(work), [&](std::exception_ptr failure) {
        escaped = std::move(failure);
        stop();
    });
    state_->io.run();
    rethrow(escaped);
}

} // namespace remembrancer::support
