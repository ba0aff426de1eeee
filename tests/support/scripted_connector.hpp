#pragma once

#include "connectors/connector.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::test {

/// Answers as it is told, and remembers what it was given. What is called back while the gate is
/// closed has not gone.
class scripted_connector final : public connectors::connector {
public:
    using script = std::function<plan::send_outcome(const connectors::delivery&)>;

    scripted_connector(boost::asio::any_io_executor executor, script answer,
                       connectors::sending_limits limits = {.in_flight = 4, .per_second = 0})
        : gate_(std::move(executor), boost::asio::steady_timer::time_point::min()),
          answer_(std::move(answer)), limits_(limits) {}

    boost::asio::awaitable<plan::send_outcome> send(const connectors::delivery& what) override {
        sent.push_back(what);
        most_at_once = std::max(most_at_once, ++under_way_);
        boost::system::error_code ended;
        auto opened = boost::asio::redirect_error(boost::asio::use_awaitable, ended);
        co_await gate_.async_wait(opened);
        --under_way_;
        if (ended == boost::asio::error::operation_aborted && gate_is_closed())
            co_return plan::send_outcome{plan::verdict::deferred, {}, "called back", {}, false};
        co_return answer_(what);
    }

    [[nodiscard]] connectors::sending_limits limits() const override { return limits_; }
    [[nodiscard]] bool follows_up() const override { return is_following_up; }

    /// Sends stay under way until `open`.
    void close() { gate_.expires_at(boost::asio::steady_timer::time_point::max()); }
    void open() { gate_.expires_at(boost::asio::steady_timer::time_point::min()); }

    std::vector<connectors::delivery> sent;
    int most_at_once = 0;
    bool is_following_up = false;

private:
    // Opening the gate cancels its waits too.
    [[nodiscard]] bool gate_is_closed() const {
        return gate_.expiry() == boost::asio::steady_timer::time_point::max();
    }

    boost::asio::steady_timer gate_;
    script answer_;
    connectors::sending_limits limits_;
    int under_way_ = 0;
};

} // namespace remembrancer::test
