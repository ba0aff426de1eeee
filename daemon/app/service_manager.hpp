#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

namespace remembrancer::app {

/// Tells systemd how the service is (sd_notify(3)): over the socket in `$NOTIFY_SOCKET`, or nobody
/// when there is none. Main thread.
class service_manager {
public:
    explicit service_manager(boost::asio::any_io_executor executor);

    void ready();
    void reloading();
    void stopping();

    /// Ends the watchdog's ticking, the only wake-up of an idle daemon.
    void close();

private:
    void notify(std::string_view state) const;
    void tick();

    boost::asio::steady_timer watchdog_;
    std::optional<std::chrono::microseconds> interval_; ///< half of what systemd allows
};

} // namespace remembrancer::app
