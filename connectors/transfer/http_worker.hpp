#pragma once

#include "connectors/transfer/curl_global.hpp"
#include "connectors/transfer/http_settings.hpp"
#include "connectors/transfer/http_transfer.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace remembrancer::transfer {

/// The HTTP thread: one loop around curl_multi_poll that carries any number of exchanges at once.
/// It sleeps without waking while there are none. Public members: any one thread at a time; the
/// private ones below the line: the HTTP thread.
class http_worker {
public:
    /// Called on the HTTP thread with the exchanges that ended together.
    using finished = std::function<void(const std::vector<exchange*>&)>;

    /// Throws std::runtime_error when libcurl cannot start.
    http_worker(const http_settings& settings, finished on_finished);
    http_worker(const http_worker&) = delete;
    http_worker& operator=(const http_worker&) = delete;
    /// Ends all exchanges as cancelled, tells of them, and joins.
    ~http_worker();

    /// `what` stays in place until it is told finished.
    void submit(exchange& what);
    /// Ends the exchange of this id early; nothing when it has ended already.
    void cancel(std::uint64_t id);

private:
    struct cleanup {
        void operator()(CURLM* handle) const noexcept { curl_multi_cleanup(handle); }
    };
    /// What the other threads ask for.
    struct orders {
        std::vector<exchange*> start;
        std::vector<std::uint64_t> cancel;
        bool stop = false;
    };

    template <class Order>
    void place(Order order);
    // ---- HTTP thread
    void run();
    [[nodiscard]] bool take_orders();
    void start(exchange& what);
    void collect();
    void end(http_transfer& transfer, exchange& what);
    void cancel_active(std::uint64_t id);
    void cancel_all();
    void tell();
    void sleep();
    [[nodiscard]] std::unique_ptr<http_transfer> idle_transfer(const http_target* target);

    curl_global curl_;
    finished on_finished_;
    std::unique_ptr<CURLM, cleanup> multi_;

    std::mutex mutex_;
    orders placed_;         ///< guarded by mutex_
    bool sleeping_ = false; ///< guarded by mutex_: a wake-up is needed

    orders taken_;
    std::vector<std::unique_ptr<http_transfer>> active_;
    std::vector<std::unique_ptr<http_transfer>> idle_;
    std::vector<exchange*> ended_;
    std::thread thread_; ///< last: it uses all of the above
};

} // namespace remembrancer::transfer
