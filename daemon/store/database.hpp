#pragma once

#include "daemon/store/session.hpp"

#include <memory>
#include <type_traits>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::store {

/// The one thread that touches the database, and the one door to it. `run` is called on the main
/// thread; the job runs on the database thread, alone, and its result comes back to the main
/// thread. A job is never under a deadline: one that was given up might still have committed.
class database {
public:
    explicit database(session opened) : session_(std::move(opened)) {}

    /// `job` is called as `job(session&)`. What it throws, `run` throws.
    template <class Job>
    boost::asio::awaitable<std::invoke_result_t<Job, session&>> run(Job job) {
        auto task = call(std::move(job));
        co_return co_await boost::asio::co_spawn(thread_, std::move(task),
                                                 boost::asio::use_awaitable);
    }

    /// For the time before the main loop runs and after it has ended.
    [[nodiscard]] session& direct() noexcept { return session_; }

private:
    template <class Job>
    boost::asio::awaitable<std::invoke_result_t<Job, session&>> call(Job job) {
        co_return job(session_);
    }

    session session_;
    boost::asio::thread_pool thread_{1};
};

} // namespace remembrancer::store
