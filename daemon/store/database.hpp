#pragma once

#include "daemon/base/thread_check.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/store/session.hpp"

#include <cassert>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::store {

/// The one thread that touches the database, and the one door to it. `run` is called on the main
/// thread; the job runs on the database thread, alone, and its result comes back to the main
/// thread. A job is never under a deadline: one that was given up might still have committed.
///
/// After an I/O error the store is opened again before anything else is done with it: what a
/// failed commit wrote may stand or not, and only what is read then counts.
class database {
public:
    explicit database(session opened);
    ~database();

    /// `job` is called as `job(session&)`. What it throws, `run` throws. Throws failure (io)
    /// without calling it when an earlier I/O error has left the store closed: try again.
    template <class Job>
    boost::asio::awaitable<std::invoke_result_t<Job, session&>> run(Job job) {
        assert(main_.is_here());
        news found{*this};
        auto task = call(std::move(job), found);
        co_return co_await boost::asio::co_spawn(*thread_, std::move(task),
                                                 boost::asio::use_awaitable);
    }

    /// `tell` is called on the main thread each time that the store was opened again, with the
    /// messages that stood claimed then, before `run` throws and before any later job's result.
    void when_opened_again(std::function<void(const std::vector<plan::outbox_id>&)> tell) {
        tell_ = std::move(tell);
    }

    /// For the time before the main loop runs and after it has ended.
    [[nodiscard]] session& direct() noexcept { return session_; }

private:
    /// What a job's passage brings besides its result; tells it when the job is over. Main thread.
    struct news {
        explicit news(database& from) : of(from) {}
        news(const news&) = delete;
        news& operator=(const news&) = delete;
        ~news();

        database& of;
        bool opened_again = false;
        std::vector<plan::outbox_id> claimed;
    };

    template <class Job>
    boost::asio::awaitable<std::invoke_result_t<Job, session&>> call(Job job, news& found) {
        if (doubtful_) {
            open_again(found);
            throw failure(failure_kind::io, "store: an earlier error had closed it");
        }
        try {
            co_return job(session_);
        } catch (const failure& error) {
            if (error.kind() == failure_kind::io) {
                doubtful_ = true;
                open_again(found);
            }
            throw;
        }
    }

    void open_again(news& found);

    session session_;
    bool doubtful_ = false; ///< the database thread's
    std::function<void(const std::vector<plan::outbox_id>&)> tell_;
    base::thread_check main_;
    std::unique_ptr<boost::asio::thread_pool> thread_; ///< last: it ends first
};

} // namespace remembrancer::store
