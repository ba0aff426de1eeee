#include "connectors/transfer/http_worker.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/signals_blocked.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <pthread.h>
#include <stdexcept>
#include <utility>

namespace remembrancer::transfer {
namespace {

constexpr std::size_t most_idle_transfers = 256;

void refuse(exchange& what, transport_error error, const char* why) {
    what.response.error = error;
    what.response.detail = why;
}

} // namespace

http_worker::http_worker(const http_settings& settings, finished on_finished)
    : on_finished_(std::move(on_finished)), multi_(curl_multi_init()) {
    if (multi_ == nullptr)
        throw std::runtime_error("libcurl: no memory for the HTTP thread");
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, long{settings.kept_connections});
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS,
                      long{settings.connections_per_host});
    // With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to us, too.
    const base::signals_blocked none;
    thread_ = std::thread([this] { run(); });
    pthread_setname_np(thread_.native_handle(), "http");
}

http_worker::~http_worker() {
    place([](orders& all) { all.stop = true; });
    thread_.join();
    // Before their multi handle, which they are no longer part of.
    idle_.clear();
}

void http_worker::submit(exchange& what) {
    place([&](orders& all) { all.start.push_back(&what); });
}

void http_worker::cancel(std::uint64_t id) {
    place([&](orders& all) { all.cancel.push_back(id); });
}

template <class Order>
void http_worker::place(Order order) {
    bool asleep = false;
    {
        const std::lock_guard lock(mutex_);
        order(placed_);
        asleep = std::exchange(sleeping_, false);
    }
    if (asleep)
        curl_multi_wakeup(multi_.get());
}

void http_worker::run() {
    bool going_on = true;
    while (going_on) {
        going_on = take_orders();
        for (exchange* what : taken_.start)
            start(*what);
        for (const std::uint64_t id : taken_.cancel)
            cancel_active(id);
        int running = 0;
        const CURLMcode code = going_on ? curl_multi_perform(multi_.get(), &running) : CURLM_OK;
        if (code != CURLM_OK)
            base::log_error("http thread failed", {{"error", curl_multi_strerror(code)}});
        collect();
        if (!going_on || code != CURLM_OK)
            cancel_all();
        tell();
        if (going_on)
            sleep();
    }
}

bool http_worker::take_orders() {
    taken_.start.clear();
    taken_.cancel.clear();
    const std::lock_guard lock(mutex_);
    sleeping_ = false;
    std::swap(placed_, taken_);
    return !taken_.stop;
}

void http_worker::sleep() {
    {
        const std::lock_guard lock(mutex_);
        if (!placed_.start.empty() || !placed_.cancel.empty() || placed_.stop)
            return;
        sleeping_ = true;
    }
    // libcurl shortens the wait to the next time-out of any transfer; without one it is for good.
    curl_multi_poll(multi_.get(), nullptr, 0, std::numeric_limits<int>::max(), nullptr);
}

void http_worker::start(exchange& what) {
    std::unique_ptr<http_transfer> transfer;
    try {
        transfer = idle_transfer(what.request.target.get());
    } catch (const std::exception& error) {
        refuse(what, transport_error::setup, error.what());
        ended_.push_back(&what);
        return;
    }
    if (!transfer->begin(what)) {
        idle_.push_back(std::move(transfer));
        ended_.push_back(&what);
        return;
    }
    const CURLMcode code = curl_multi_add_handle(multi_.get(), transfer->handle());
    active_.push_back(std::move(transfer));
    if (code != CURLM_OK) {
        http_transfer& failed = *active_.back();
        end(failed, failed.finish(CURLE_FAILED_INIT));
    }
}

std::unique_ptr<http_transfer> http_worker::idle_transfer(const http_target* target) {
    const auto same = std::find_if(idle_.rbegin(), idle_.rend(),
                                   [&](const auto& idle) { return idle->target() == target; });
    // One that is set up for another target still saves the making of a new one.
    if (same != idle_.rend())
        std::swap(*same, idle_.back());
    else if (idle_.size() < most_idle_transfers)
        return std::make_unique<http_transfer>();
    auto found = std::move(idle_.back());
    idle_.pop_back();
    return found;
}

void http_worker::collect() {
    int queued = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &queued)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        http_transfer& transfer = http_transfer::of(message->easy_handle);
        end(transfer, transfer.finish(code));
    }
}

void http_worker::end(http_transfer& transfer, exchange& what) {
    curl_multi_remove_handle(multi_.get(), transfer.handle());
    const auto place = std::ranges::find_if(
        active_, [&](const auto& active) { return active.get() == &transfer; });
    assert(place != active_.end());
    std::swap(*place, active_.back());
    if (idle_.size() < most_idle_transfers)
        idle_.push_back(std::move(active_.back()));
    active_.pop_back();
    ended_.push_back(&what);
}

void http_worker::cancel_active(std::uint64_t id) {
    const auto found = std::ranges::find_if(
        active_, [&](const auto& active) { return active->current()->id == id; });
    if (found != active_.end())
        end(**found, (*found)->cancel());
}

void http_worker::cancel_all() {
    while (!active_.empty())
        end(*active_.back(), active_.back()->cancel());
}

void http_worker::tell() {
    if (ended_.empty())
        return;
    on_finished_(ended_);
    ended_.clear();
}

} // namespace remembrancer::transfer
