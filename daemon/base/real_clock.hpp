#pragma once

#include "daemon/base/clock.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>

namespace remembrancer::base {

/// The wall clock. It waits with a timerfd on CLOCK_REALTIME, so that a resume from suspend and a
/// stepped clock (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET) wake whoever is due by the new time.
/// Waiting costs no wake-ups. Main thread.
class real_clock final : public clock {
public:
    explicit real_clock(boost::asio::any_io_executor executor);
    ~real_clock() override;

    [[nodiscard]] instant now() const override;

private:
    void rearm() override;
    void listen();

    boost::asio::posix::stream_descriptor descriptor_;
    std::optional<instant> armed_;
    bool listening_ = false;
};

} // namespace remembrancer::base
