#include "daemon/base/real_clock.hpp"

#include "daemon/base/log.hpp"

#include <cerrno>
#include <cstdint>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace remembrancer::base {
namespace {

int open_timer() {
    const int fd = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0)
        throw std::system_error(errno, std::generic_category(), "timerfd_create");
    return fd;
}

} // namespace

real_clock::real_clock(boost::asio::any_io_executor executor)
    : clock(executor), descriptor_(std::move(executor), open_timer()) {}

real_clock::~real_clock() = default;

instant real_clock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void real_clock::rearm() {
    const auto next = next_deadline();
    if (next == armed_)
        return;
    armed_ = next;
    itimerspec spec{};
    if (next) {
        const auto since = next->time_since_epoch();
        const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
        spec.it_value.tv_sec = seconds.count();
        // One nanosecond more: an all-zero value would disarm the timer instead.
        spec.it_value.tv_nsec = std::chrono::nanoseconds(since - seconds).count() + 1;
    }
    if (::timerfd_settime(descriptor_.native_handle(), TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET,
                          &spec, nullptr) != 0)
        throw std::system_error(errno, std::generic_category(), "timerfd_settime");
    if (next && !listening_)
        listen();
    // With nothing to wait for, nothing is left pending: the loop can come to its end.
    if (!next && listening_)
        descriptor_.cancel();
}

void real_clock::listen() {
    listening_ = true;
    descriptor_.async_wait(
        boost::asio::posix::stream_descriptor::wait_read, [this](boost::system::error_code ec) {
            listening_ = false;
            if (ec)
                return;
            std::uint64_t expirations = 0;
            const auto got = ::read(descriptor_.native_handle(), &expirations, sizeof expirations);
            if (got < 0 && errno == ECANCELED)
                log_warning("wall clock was stepped");
            armed_.reset();
            wake_reached();
            rearm();
            if (armed_ && !listening_)
                listen();
        });
}

} // namespace remembrancer::base
