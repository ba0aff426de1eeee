#include "daemon/app/service_manager.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace remembrancer::app {
namespace {

std::optional<std::chrono::microseconds> watchdog_interval() {
    const char* text = std::getenv("WATCHDOG_USEC"); // NOLINT(concurrency-mt-unsafe)
    if (text == nullptr)
        return std::nullopt;
    long long allowed = 0;
    const auto [end, ec] = std::from_chars(text, text + std::strlen(text), allowed);
    if (ec != std::errc() || *end != '\0' || allowed <= 0)
        return std::nullopt;
    return std::chrono::microseconds(allowed / 2);
}

} // namespace

service_manager::service_manager(boost::asio::any_io_executor executor)
    : watchdog_(std::move(executor)), interval_(watchdog_interval()) {}

void service_manager::ready() {
    notify("READY=1");
    if (interval_)
        tick();
}

void service_manager::reloading() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    notify("RELOADING=1\nMONOTONIC_USEC=" +
           std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1'000));
}

void service_manager::stopping() {
    notify("STOPPING=1");
}

void service_manager::close() {
    interval_.reset();
    watchdog_.cancel();
}

void service_manager::tick() {
    notify("WATCHDOG=1");
    watchdog_.expires_after(*interval_);
    watchdog_.async_wait([this](boost::system::error_code ec) {
        if (!ec && interval_)
            tick();
    });
}

void service_manager::notify(std::string_view state) const {
    const char* path = std::getenv("NOTIFY_SOCKET"); // NOLINT(concurrency-mt-unsafe)
    sockaddr_un address{};
    if (path == nullptr || std::strlen(path) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path, std::strlen(path));
    // An abstract socket's name begins with a zero byte, written as '@'.
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(path));
    (void)::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr*>(&address), length);
    ::close(fd);
}

} // namespace remembrancer::app
