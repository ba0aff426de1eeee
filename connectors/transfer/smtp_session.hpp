#pragma once

#include "connectors/transfer/curl_global.hpp"
#include "connectors/transfer/smtp_response.hpp"
#include "connectors/transfer/smtp_settings.hpp"
#include "connectors/transfer/smtp_token.hpp"

#include <atomic>
#include <memory>
#include <string>

namespace remembrancer::transfer {

/// One libcurl handle and the connection it keeps. libcurl 7.88 blocks after the final dot and on
/// QUIT (curl issue #8555), so a session lives on a thread of its own. One thread, except `stop`.
class smtp_session {
public:
    /// Throws base::user_error (settings) when `faults_in(settings)` names any.
    explicit smtp_session(const smtp_settings& settings);
    smtp_session(const smtp_session&) = delete;
    smtp_session& operator=(const smtp_session&) = delete;
    /// Says QUIT without waiting for the answer.
    ~smtp_session();

    /// Blocks until the peer has answered or a timeout has passed. Never throws for what the peer
    /// or the network did.
    [[nodiscard]] smtp_response perform(const smtp_request& request);

    /// Gives the message under way `stop_grace` more. Any thread.
    void stop() noexcept { stopping_ = true; }

private:
    struct attempt;
    struct handle_deleter {
        void operator()(void* handle) const noexcept;
    };

    void set_connection_options();
    [[nodiscard]] smtp_response try_once(const smtp_request& request, bool fresh);

    smtp_settings settings_;
    smtp_token token_;
    std::atomic<bool> stopping_ = false;
    int socket_ = -1; ///< the newest open connection's
    curl_global global_;
    std::unique_ptr<void, handle_deleter> handle_;
};

} // namespace remembrancer::transfer
