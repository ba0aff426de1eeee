#pragma once

#include "daemon/rounds/round.hpp"

#include <functional>
#include <map>
#include <string>

namespace remembrancer::rounds {

/// Holds the rounds of all schedules, one after another, at their times: first those that a crash
/// left open, then what was missed, then what comes. Main thread.
class ticker {
public:
    /// `on_scheduled` is called once, when the schedules have first been worked out.
    ticker(round_tools tools, std::shared_ptr<const snapshot> settings,
           std::function<void()> on_scheduled);
    ticker(const ticker&) = delete;
    ticker& operator=(const ticker&) = delete;

    /// Until `stop`. A round under way ends after its chunk; the next start goes on with it.
    [[nodiscard]] boost::asio::awaitable<void> run();

    void stop();

    /// Something may have been woken: what is immediate is told by a round of its own.
    void nudge();

    /// For the rounds that begin after now.
    void use(std::shared_ptr<const snapshot> settings);

private:
    [[nodiscard]] boost::asio::awaitable<void> resume_open();
    [[nodiscard]] boost::asio::awaitable<void> find_last();
    [[nodiscard]] boost::asio::awaitable<void> hold_due();
    [[nodiscard]] boost::asio::awaitable<void> open_and_hold(const schedule& of,
                                                             base::instant when);
    [[nodiscard]] boost::asio::awaitable<void> hold_immediate();
    [[nodiscard]] base::instant next_time() const;

    round_tools tools_;
    std::shared_ptr<const snapshot> settings_;
    std::map<std::string, base::instant> last_; ///< by schedule: the time up to which it is done
    std::function<void()> on_scheduled_;
    base::wake_signal signal_;
    bool nudged_ = false;
    bool stopping_ = false;
};

} // namespace remembrancer::rounds
