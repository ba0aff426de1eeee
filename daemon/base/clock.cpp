#include "daemon/base/clock.hpp"

#include <cassert>
#include <cstdio>
#include <string>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>

namespace remembrancer::base {

/// One coroutine that waits: a timer that never expires serves as its condition variable.
struct waiter {
    boost::asio::steady_timer timer;
    std::multimap<instant, waiter*>::iterator place;
    bool listed = false;
    awakening result;
};

std::string to_iso(instant when) {
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::year_month_day ymd(day);
    const std::chrono::hh_mm_ss time(when - day);
    std::string out =
        fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(ymd.year()),
                    static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                    time.hours().count(), time.minutes().count(), time.seconds().count());
    if (time.subseconds().count() != 0)
        out += fmt::format(".{:03}", time.subseconds().count());
    return out + 'Z';
}

std::optional<instant> instant_from_iso(std::string_view text) {
    const std::string copy(text);
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int millis = 0;
    int used = 0;
    // NOLINTNEXTLINE(cert-err34-c): `used` proves that all of the text was read
    if (std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d%n", &year, &month, &day, &hours,
                    &minutes, &seconds, &used) != 6)
        return std::nullopt;
    std::string_view rest = text.substr(static_cast<std::size_t>(used));
    if (rest.starts_with('.')) {
        if (rest.size() < 4 || std::sscanf(rest.data(), ".%3d", &millis) != 1) // NOLINT
            return std::nullopt;
        rest.remove_prefix(4);
    }
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (rest != "Z" || !ymd.ok() || hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;
    return std::chrono::sys_days(ymd) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
           std::chrono::seconds(seconds) + std::chrono::milliseconds(millis);
}

busy_hold::busy_hold(clock& owner) : owner_(&owner) {
    ++owner.holds_;
}

busy_hold::busy_hold(busy_hold&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)) {}

busy_hold& busy_hold::operator=(busy_hold&& other) noexcept {
    if (this != &other) {
        release();
        owner_ = std::exchange(other.owner_, nullptr);
    }
    return *this;
}

busy_hold::~busy_hold() {
    release();
}

void busy_hold::release() noexcept {
    clock* owner = std::exchange(owner_, nullptr);
    if (owner != nullptr && --owner->holds_ == 0)
        owner->rearm();
}

void wake_signal::notify(clock& now) {
    if (waiting_ != nullptr)
        now.wake(*waiting_, wake_reason::notified, now.hold());
    else if (!pending_)
        pending_.emplace(now);
}

clock::clock(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

clock::~clock() = default;

std::optional<instant> clock::next_deadline() const {
    if (waiting_.empty() || waiting_.begin()->first == instant::max())
        return std::nullopt;
    return waiting_.begin()->first;
}

boost::asio::awaitable<awakening> clock::wait_until(instant deadline, wake_signal& signal) {
    assert(signal.waiting_ == nullptr);
    if (signal.pending_) {
        awakening at_once{wake_reason::notified, std::move(*signal.pending_)};
        signal.pending_.reset();
        co_return at_once;
    }
    if (deadline <= now())
        co_return awakening{wake_reason::deadline_reached, hold()};

    waiter sleeper{
        boost::asio::steady_timer(executor_, boost::asio::steady_timer::time_point::max()),
        {},
        true,
        {}};
    sleeper.place = waiting_.emplace(deadline, &sleeper);
    signal.waiting_ = &sleeper;
    rearm();
    boost::system::error_code ignored;
    co_await sleeper.timer.async_wait(
        boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    signal.waiting_ = nullptr;
    if (sleeper.listed)
        waiting_.erase(sleeper.place);
    co_return std::move(sleeper.result);
}

void clock::wake(waiter& sleeper, wake_reason why, busy_hold hold) {
    if (!sleeper.listed)
        return;
    sleeper.listed = false;
    waiting_.erase(sleeper.place);
    sleeper.result = awakening{why, std::move(hold)};
    sleeper.timer.cancel();
    rearm();
}

void clock::wake_reached() {
    const instant reached = now();
    while (!waiting_.empty() && waiting_.begin()->first <= reached &&
           waiting_.begin()->first != instant::max())
        wake(*waiting_.begin()->second, wake_reason::deadline_reached, hold());
}

} // namespace remembrancer::base
