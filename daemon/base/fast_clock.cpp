#include "daemon/base/fast_clock.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace remembrancer::base {

fast_clock::fast_clock(boost::asio::any_io_executor executor, instant start, double speed)
    : clock(executor), timer_(std::move(executor)), speed_(speed), reached_(start) {}

instant fast_clock::now() const {
    if (!running_since_ || speed_ == max_speed)
        return reached_;
    const std::chrono::duration<double, std::milli> real =
        std::chrono::steady_clock::now() - *running_since_;
    const auto passed = std::chrono::milliseconds(static_cast<std::int64_t>(real.count() * speed_));
    return std::min(reached_ + passed, *target_);
}

void fast_clock::rearm() {
    const auto next = held() ? std::nullopt : next_deadline();
    if (next == target_)
        return;
    reached_ = now();
    running_since_.reset();
    target_ = next;
    timer_.cancel();
    if (!target_)
        return;
    running_since_ = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> real =
        speed_ == max_speed
            ? std::chrono::duration<double, std::milli>(0)
            : std::chrono::duration<double, std::milli>(*target_ - reached_) / speed_;
    timer_.expires_after(std::chrono::ceil<std::chrono::microseconds>(real));
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec)
            on_timer();
    });
}

void fast_clock::on_timer() {
    // A hold or an earlier deadline may have come between the expiry and this call.
    if (held() || target_ != next_deadline()) {
        rearm();
        return;
    }
    if (!target_)
        return;
    reached_ = *target_;
    running_since_.reset();
    target_.reset();
    wake_reached();
}

fake_clock::fake_clock(boost::asio::any_io_executor executor, instant start)
    : clock(std::move(executor)), now_(start) {}

void fake_clock::advance_to(instant when) {
    assert(when >= now_);
    now_ = when;
    wake_reached();
}

} // namespace remembrancer::base
