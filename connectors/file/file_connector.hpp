#pragma once

#include "connectors/connector.hpp"
#include "connectors/file/file_settings.hpp"
#include "connectors/file/maildir.hpp"
#include "connectors/mime/compose.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/render/render_settings.hpp"

#include <memory>

namespace boost::asio {
class thread_pool;
}

namespace remembrancer::file {

/// Delivers the mail that the e-mail connector would send into a Maildir: needs no server. Main
/// thread; the disk on a thread of its own.
class file_connector final : public connectors::connector {
public:
    /// `now` gives the Date header and outlives the connector. Throws base::user_error (settings)
    /// for settings that cannot work; does not touch the disk.
    file_connector(const base::clock& now, const file_settings& settings,
                   render::render_settings words);
    ~file_connector() override;

    /// Cancelling has no effect once it has begun: the true result comes.
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome>
    send(const connectors::delivery& what) override;

    /// The disk takes one at a time; a second waits so that it never idles.
    [[nodiscard]] connectors::sending_limits limits() const override { return {.in_flight = 2}; }

private:
    const base::clock& now_;
    render::render_settings words_;
    mime::composer composer_;
    maildir mailbox_; ///< the disk thread's
    std::unique_ptr<boost::asio::thread_pool> disk_;
};

/// What a failure on the way into the Maildir means: deferred, with words for the administrator.
[[nodiscard]] plan::send_outcome outcome_of(const std::system_error& failure);

} // namespace remembrancer::file
