#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace remembrancer::base {

/// A point in policy time (rounds, retries, quiet hours, give-up), UTC, in milliseconds.
using instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// `2018-12-05T08:30:00Z`; milliseconds are written only when there are any.
[[nodiscard]] std::string to_iso(instant when);

/// Reads what `to_iso` writes. Empty for anything else.
[[nodiscard]] std::optional<instant> instant_from_iso(std::string_view text);

class clock;

/// Keeps a fast clock from moving on while work is under way. Move-only; empty when moved from.
class busy_hold {
public:
    busy_hold() = default;
    explicit busy_hold(clock& owner);
    busy_hold(busy_hold&& other) noexcept;
    busy_hold& operator=(busy_hold&& other) noexcept;
    ~busy_hold();

    void release() noexcept;

private:
    clock* owner_ = nullptr;
};

enum class wake_reason { deadline_reached, notified };

struct awakening {
    wake_reason why = wake_reason::deadline_reached;
    /// Taken at the moment of waking: keep it until the work that the wake asks for is done.
    busy_hold busy;
};

struct waiter;

/// Wakes the one coroutine that waits with it. A notification that comes while nobody waits is
/// remembered, once. Main thread.
class wake_signal {
public:
    /// A notification holds a fast clock back until the waiter has dealt with it.
    void notify(clock& now);

private:
    friend class clock;
    waiter* waiting_ = nullptr;
    std::optional<busy_hold> pending_;
};

/// Where policy time comes from. Main thread only. Transport time (timeouts, drain, watchdog) is
/// real time and does not come from here.
class clock {
public:
    explicit clock(boost::asio::any_io_executor executor);
    clock(const clock&) = delete;
    clock& operator=(const clock&) = delete;
    virtual ~clock();

    [[nodiscard]] virtual instant now() const = 0;

    /// Resumes when `now() >= deadline` or when `signal` is notified, whichever comes first. At
    /// most one coroutine waits with one signal; the signal outlives the wait. Use `instant::max()`
    /// to wait for the signal alone.
    [[nodiscard]] boost::asio::awaitable<awakening> wait_until(instant deadline,
                                                               wake_signal& signal);

    [[nodiscard]] busy_hold hold() { return busy_hold(*this); }

protected:
    [[nodiscard]] std::optional<instant> next_deadline() const;
    [[nodiscard]] bool held() const noexcept { return holds_ > 0; }
    /// Wakes everyone whose deadline is at or before `now()`.
    void wake_reached();
    /// Called when the earliest deadline or `held()` may have changed.
    virtual void rearm() = 0;

private:
    friend class busy_hold;
    friend class wake_signal;
    void wake(waiter& sleeper, wake_reason why, busy_hold hold);

    boost::asio::any_io_executor executor_;
    std::multimap<instant, waiter*> waiting_;
    int holds_ = 0;
};

} // namespace remembrancer::base
