#pragma once

#include "connectors/transfer/smtp_response.hpp"
#include "connectors/transfer/smtp_settings.hpp"

#include <memory>
#include <thread>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace remembrancer::transfer {

/// Sends mail to one relay over `settings.sessions` connections, each on a thread of its own with a
/// libcurl handle that keeps its connection. Idle threads sleep until there is a message. Main
/// thread; the results come back to it in batches.
class smtp_client {
public:
    /// Throws base::user_error (settings) when `faults_in(settings)` names any.
    smtp_client(boost::asio::any_io_executor main, const smtp_settings& settings);
    smtp_client(const smtp_client&) = delete;
    smtp_client& operator=(const smtp_client&) = delete;
    /// What still waits its turn comes back as cancelled. Blocks until the messages under way have
    /// ended, 6 s at most; their senders get the true result.
    ~smtp_client();

    /// Never throws for what the peer or the network did. Cancelling takes back a message that
    /// still waits its turn; one that is under way goes on and gives its true result, because half
    /// a mail cannot be called back.
    [[nodiscard]] boost::asio::awaitable<smtp_response> send(smtp_request request);

private:
    struct exchange;
    struct job;
    class waiter;

    static void work(const std::shared_ptr<exchange>& shared, std::size_t session);

    std::shared_ptr<exchange> shared_;
    std::thread::id owner_ = std::this_thread::get_id();
    std::vector<std::thread> threads_;
};

} // namespace remembrancer::transfer
