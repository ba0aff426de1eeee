#pragma once

#include "tests/sink/dialogue.hpp"
#include "tests/sink/hub.hpp"

#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace boost::asio::ssl {
class context;
}

namespace remembrancer::sink {

/// Carries one dialogue over one connection until either side ends it; with TLS at once if
/// `tls_from_start`. `tls` may be null where neither that nor STARTTLS is on. Network errors end
/// the session in silence: the peer may be killed at any time.
boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket,
                                   std::unique_ptr<dialogue> talk, listener_stats& at,
                                   boost::asio::ssl::context* tls, bool tls_from_start);

} // namespace remembrancer::sink
