#pragma once

#include "daemon/base/clock.hpp"

#include <boost/asio/steady_timer.hpp>

namespace remembrancer::base {

/// A clock that starts where it is told and runs `speed` times as fast as real time, or, with
/// `max_speed`, jumps from deadline to deadline. It stands still while anybody holds it, so
/// nothing is missed however fast it runs. Main thread.
class fast_clock final : public clock {
public:
    static constexpr double max_speed = 0;

    fast_clock(boost::asio::any_io_executor executor, instant start, double speed);

    [[nodiscard]] instant now() const override;

private:
    void rearm() override;
    void on_timer();

    boost::asio::steady_timer timer_;
    double speed_;
    instant reached_;
    std::optional<std::chrono::steady_clock::time_point> running_since_;
    std::optional<instant> target_;
};

/// A clock that moves only when a test or the simulator moves it. Main thread.
class fake_clock final : public clock {
public:
    fake_clock(boost::asio::any_io_executor executor, instant start);

    [[nodiscard]] instant now() const override { return now_; }

    /// Moves time (never back) and wakes everyone whose deadline is reached.
    void advance_to(instant when);

    /// The earliest time that anybody waits for; none when nobody waits for any.
    [[nodiscard]] std::optional<instant> awaited() const { return next_deadline(); }

private:
    void rearm() override {}

    instant now_;
};

} // namespace remembrancer::base
