#include "connectors/transfer/http_client.hpp"

#include "connectors/transfer/http_worker.hpp"

#include <cassert>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace remembrancer::transfer {
namespace asio = boost::asio;
namespace {

using resumption = asio::async_result<asio::use_awaitable_t<>, void()>::handler_type;

/// An exchange with the coroutine that waits for it, in whose frame it lives.
struct operation : exchange {
    std::optional<resumption> resume;
    std::optional<asio::executor_work_guard<asio::any_io_executor>> work;
};

} // namespace

/// Outlives the client while a delivery is still queued on the main loop.
class http_client::core : public std::enable_shared_from_this<core> {
public:
    explicit core(asio::any_io_executor main) : main_(std::move(main)) {}

    void open(const http_settings& settings) {
        worker_.emplace(settings, [this](const std::vector<exchange*>& ended) { on_ended(ended); });
    }

    void close() {
        worker_.reset();
        // Not resumed here, inside a destructor: whoever waits may own what is being destroyed.
        for (exchange* what : take_ended()) {
            auto& op = static_cast<operation&>(*what);
            asio::post(op.work->get_executor(), take_resumption(op));
        }
    }

    void begin(operation& op, resumption resume) {
        assert(std::this_thread::get_id() == main_thread_ && worker_);
        op.id = ++last_id_;
        if (auto slot = asio::get_associated_cancellation_slot(resume); slot.is_connected())
            slot.assign([this, id = op.id](asio::cancellation_type) { worker_->cancel(id); });
        op.work.emplace(asio::get_associated_executor(resume, main_));
        op.resume.emplace(std::move(resume));
        worker_->submit(op);
    }

private:
    // HTTP thread. One post brings all that ends until the main loop gets to it.
    void on_ended(const std::vector<exchange*>& ended) {
        {
            const std::lock_guard lock(mutex_);
            ended_.insert(ended_.end(), ended.begin(), ended.end());
            if (std::exchange(delivery_posted_, true))
                return;
        }
        asio::post(main_, [self = shared_from_this()] { self->deliver(); });
    }

    void deliver() {
        for (exchange* what : take_ended()) {
            auto& op = static_cast<operation&>(*what);
            const asio::any_io_executor executor = op.work->get_executor();
            asio::dispatch(executor, take_resumption(op));
        }
    }

    std::vector<exchange*> take_ended() {
        const std::lock_guard lock(mutex_);
        delivery_posted_ = false;
        return std::exchange(ended_, {});
    }

    // Out of the coroutine's frame, which may be gone before the call returns.
    static resumption take_resumption(operation& op) {
        if (auto slot = asio::get_associated_cancellation_slot(*op.resume); slot.is_connected())
            slot.clear();
        return std::move(*op.resume);
    }

    asio::any_io_executor main_;
    std::thread::id main_thread_ = std::this_thread::get_id();
    std::uint64_t last_id_ = 0;

    std::mutex mutex_;
    std::vector<exchange*> ended_; ///< guarded by mutex_
    bool delivery_posted_ = false; ///< guarded by mutex_

    std::optional<http_worker> worker_;
};

http_client::http_client(asio::any_io_executor main, const http_settings& settings)
    : core_(std::make_shared<core>(std::move(main))) {
    core_->open(settings);
}

http_client::~http_client() {
    core_->close();
}

asio::awaitable<http_response> http_client::perform(http_request request) {
    operation op;
    op.request = std::move(request);
    const auto begin = [&](resumption resume) { core_->begin(op, std::move(resume)); };
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(begin,
                                                                         asio::use_awaitable);
    co_return std::move(op.response);
}

} // namespace remembrancer::transfer
