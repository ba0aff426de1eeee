#pragma once

#include "connectors/transfer/http_message.hpp"
#include "connectors/transfer/http_settings.hpp"

#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace remembrancer::transfer {

/// Carries HTTP requests on a thread of its own and brings the answers to the main loop, those that
/// came together in one go. No redirects, no proxies, HTTP/1.1 on kept connections. Main thread;
/// idle it wakes nobody.
class http_client {
public:
    /// Throws std::runtime_error when libcurl cannot start.
    http_client(boost::asio::any_io_executor main, const http_settings& settings);
    http_client(const http_client&) = delete;
    http_client& operator=(const http_client&) = delete;
    /// What is still under way ends as cancelled; the loop resumes those who wait for it.
    ~http_client();

    /// Never throws for what the peer or the network did: that is in the response. Cancelling the
    /// coroutine ends the request early, as `cancelled`, unless its answer is already here.
    [[nodiscard]] boost::asio::awaitable<http_response> perform(http_request request);

private:
    class core;
    std::shared_ptr<core> core_;
};

} // namespace remembrancer::transfer
