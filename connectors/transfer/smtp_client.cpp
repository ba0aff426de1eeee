#include "connectors/transfer/smtp_client.hpp"

#include "connectors/transfer/smtp_session.hpp"
#include "daemon/base/signals_blocked.hpp"

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::transfer {
namespace asio = boost::asio;

// The coroutine that waits for a response, its type forgotten. Main thread.
class smtp_client::waiter {
public:
    waiter() = default;
    waiter(const waiter&) = delete;
    waiter& operator=(const waiter&) = delete;
    virtual ~waiter() = default;
    virtual void resume(smtp_response response) = 0;
};

struct smtp_client::job {
    smtp_request request;
    smtp_response response;
    std::unique_ptr<waiter> sender;
};

// What the main thread and the sessions' threads share; it outlives the client in the batches that
// are posted. `lock` guards `waiting`, `finished`, `collecting` and `stopping`.
struct smtp_client::exchange : std::enable_shared_from_this<exchange> {
    explicit exchange(asio::any_io_executor executor) : main(std::move(executor)) {}

    void finish(std::unique_ptr<job> done);
    void collect();
    void take_back(const job* which);

    const asio::any_io_executor main;
    std::vector<std::unique_ptr<smtp_session>> sessions; ///< one a thread, made before the threads
    std::mutex lock;
    std::condition_variable arrival;
    std::deque<std::unique_ptr<job>> waiting;
    std::vector<std::unique_ptr<job>> finished;
    bool collecting = false; ///< `collect` is posted and has not yet run
    bool stopping = false;
};

// Hands a result to the main thread. Results that come while a batch is on its way join it.
void smtp_client::exchange::finish(std::unique_ptr<job> done) {
    {
        const std::lock_guard guard(lock);
        finished.push_back(std::move(done));
        if (std::exchange(collecting, true))
            return;
    }
    asio::post(main, [self = shared_from_this()] { self->collect(); });
}

void smtp_client::exchange::collect() {
    std::vector<std::unique_ptr<job>> batch;
    {
        const std::lock_guard guard(lock);
        batch.swap(finished);
        collecting = false;
    }
    for (const std::unique_ptr<job>& done : batch)
        done->sender->resume(std::move(done->response));
}

void smtp_client::exchange::take_back(const job* which) {
    std::unique_ptr<job> taken;
    {
        const std::lock_guard guard(lock);
        const auto found = std::ranges::find(waiting, which, &std::unique_ptr<job>::get);
        if (found == waiting.end())
            return; // under way or done
        taken = std::move(*found);
        waiting.erase(found);
    }
    taken->response.result = smtp_result::cancelled;
    finish(std::move(taken));
}

namespace {

// `Handler` is Asio's, made by async_initiate.
template <typename Waiter, typename Handler>
class waiter_for final : public Waiter {
public:
    waiter_for(Handler handler, const asio::any_io_executor& main)
        : handler_(std::move(handler)), slot_(asio::get_associated_cancellation_slot(handler_)),
          work_(asio::prefer(main, asio::execution::outstanding_work.tracked)) {}

    [[nodiscard]] auto& slot() { return slot_; }

    void resume(smtp_response response) override {
        slot_.clear();
        std::move(handler_)(std::move(response));
    }

private:
    Handler handler_;
    asio::cancellation_slot slot_;
    asio::any_io_executor work_; ///< keeps the main loop running meanwhile
};

} // namespace

smtp_client::smtp_client(asio::any_io_executor main, const smtp_settings& settings)
    : shared_(std::make_shared<exchange>(std::move(main))) {
    const int sessions = std::clamp(settings.sessions, 1, 32);
    for (int i = 0; i < sessions; ++i)
        shared_->sessions.push_back(std::make_unique<smtp_session>(settings));
    const base::signals_blocked none;
    for (std::size_t i = 0; i < shared_->sessions.size(); ++i)
        threads_.emplace_back([shared = shared_, i] { work(shared, i); });
}

smtp_client::~smtp_client() {
    assert(owner_ == std::this_thread::get_id());
    std::deque<std::unique_ptr<job>> unsent;
    {
        const std::lock_guard guard(shared_->lock);
        shared_->stopping = true;
        unsent.swap(shared_->waiting);
    }
    shared_->arrival.notify_all();
    for (const std::unique_ptr<smtp_session>& session : shared_->sessions)
        session->stop();
    for (std::unique_ptr<job>& left : unsent) {
        left->response.result = smtp_result::cancelled;
        shared_->finish(std::move(left));
    }
    for (std::thread& thread : threads_)
        thread.join();
    shared_->sessions.clear();
}

void smtp_client::work(const std::shared_ptr<exchange>& shared, std::size_t session) {
    for (;;) {
        std::unique_ptr<job> next;
        {
            std::unique_lock guard(shared->lock);
            shared->arrival.wait(guard,
                                 [&] { return shared->stopping || !shared->waiting.empty(); });
            if (shared->stopping)
                return;
            next = std::move(shared->waiting.front());
            shared->waiting.pop_front();
        }
        try {
            next->response = shared->sessions[session]->perform(next->request);
        } catch (const std::exception& failure) {
            next->response.fault = smtp_fault::local;
            next->response.error = failure.what();
        }
        shared->finish(std::move(next));
    }
}

asio::awaitable<smtp_response> smtp_client::send(smtp_request request) {
    auto initiate = [this](auto handler, smtp_request what) {
        assert(owner_ == std::this_thread::get_id());
        auto sender = std::make_unique<waiter_for<waiter, decltype(handler)>>(std::move(handler),
                                                                              shared_->main);
        auto& slot = sender->slot();
        auto posted = std::make_unique<job>();
        posted->request = std::move(what);
        const job* const which = posted.get();
        if (slot.is_connected())
            slot.assign([shared = std::weak_ptr(shared_), which](asio::cancellation_type) {
                if (const auto alive = shared.lock())
                    alive->take_back(which);
            });
        posted->sender = std::move(sender);
        {
            const std::lock_guard guard(shared_->lock);
            shared_->waiting.push_back(std::move(posted));
        }
        shared_->arrival.notify_one();
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(smtp_response)>(
        initiate, asio::use_awaitable, std::move(request));
}

} // namespace remembrancer::transfer
