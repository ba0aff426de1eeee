#include "tests/support/tcp_client.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace remembrancer::support {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

tcp_client::tcp_client(std::uint16_t port) {
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd_ < 0 || ::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof(to)) != 0) {
        if (fd_ >= 0)
            ::close(fd_);
        fail("cannot connect");
    }
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

tcp_client::~tcp_client() {
    ::close(fd_);
}

void tcp_client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        await(POLLOUT);
        const ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            fail("cannot send");
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

void tcp_client::end_sending() {
    ::shutdown(fd_, SHUT_WR);
}

std::string tcp_client::read_until(std::string_view end) {
    std::size_t found = unread_.find(end);
    while (found == std::string::npos) {
        if (!read_more())
            throw std::runtime_error("the peer closed after '" + unread_ + "'");
        found = unread_.find(end);
    }
    return read_exactly(found + end.size());
}

std::string tcp_client::read_exactly(std::size_t count) {
    while (unread_.size() < count)
        if (!read_more())
            throw std::runtime_error("the peer closed after '" + unread_ + "'");
    std::string taken = unread_.substr(0, count);
    unread_.erase(0, count);
    return taken;
}

std::string tcp_client::read_to_end() {
    while (read_more()) {
    }
    return std::exchange(unread_, {});
}

std::string tcp_client::read_reply() {
    std::string reply;
    std::string line;
    do {
        line = read_until("\r\n");
        reply += line;
    } while (line.size() > 3 && line[3] == '-');
    return reply;
}

bool tcp_client::read_more() {
    std::array<char, 16384> bytes{};
    await(POLLIN);
    const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
    if (count < 0 && errno != ECONNRESET)
        fail("cannot read");
    if (count <= 0)
        return false;
    unread_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

void tcp_client::await(short events) {
    pollfd watched{fd_, events, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(patience.count()));
    if (ready < 0)
        fail("poll");
    if (ready == 0)
        throw std::runtime_error("the peer is silent");
}

http_reply read_http_reply(tcp_client& from) {
    http_reply reply;
    reply.head = from.read_until("\r\n\r\n");
    constexpr std::string_view field = "Content-Length: ";
    const std::size_t at = reply.head.find(field);
    if (!reply.head.starts_with("HTTP/1.1 ") || at == std::string::npos)
        throw std::runtime_error("not an HTTP reply with a length: '" + reply.head + "'");
    const char* end = reply.head.data() + reply.head.size();
    std::size_t length = 0;
    std::from_chars(reply.head.data() + 9, end, reply.status);
    std::from_chars(reply.head.data() + at + field.size(), end, length);
    reply.body = from.read_exactly(length);
    return reply;
}

http_reply http_request(std::uint16_t port, std::string_view method, std::string_view target,
                        std::string_view fields, std::string_view body) {
    tcp_client peer(port);
    std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\n";
    request += "Host: 127.0.0.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    request += std::string(fields) + "\r\n" + std::string(body);
    peer.send(request);
    return read_http_reply(peer);
}

} // namespace remembrancer::support
