#include "tests/sink/session.hpp"

#include "tests/sink/io_buffer.hpp"

#include <array>
#include <string>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace remembrancer::sink {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

/// Sends what the socket takes at once. An answer nearly always fits, and a suspended coroutine
/// costs more than the system call.
void send_at_once(tcp::socket& socket, std::string& out) {
    boost::system::error_code ec;
    const std::size_t sent = socket.write_some(asio::buffer(out), ec);
    out.erase(0, sent);
}

template <typename Stream>
void send_at_once(asio::ssl::stream<Stream>&, std::string&) {}

/// False once the peer is gone.
template <typename Stream>
asio::awaitable<bool> send(Stream& stream, std::string& out) {
    if (out.empty())
        co_return true;
    const auto [ec, sent] = co_await asio::async_write(stream, asio::buffer(out), no_throw);
    out.clear();
    co_return !ec;
}

template <typename Stream>
asio::awaitable<void> read_until_gone(Stream& stream) {
    std::array<char, 4096> ignored{};
    boost::system::error_code gone;
    while (!gone) {
        const auto [ec, count] = co_await stream.async_read_some(asio::buffer(ignored), no_throw);
        gone = ec;
    }
}

/// Does what `step` asks after its consumed input is gone from the buffer. False: the talk over
/// this stream is at its end.
template <typename Stream>
asio::awaitable<bool> carry_out(Stream& stream, tcp::socket& socket, progress step,
                                std::string& out) {
    if (step.wait.count() > 0) {
        const bool sent = co_await send(stream, out);
        if (!sent)
            co_return false;
        asio::steady_timer timer(socket.get_executor(), step.wait);
        co_await timer.async_wait(no_throw);
        out = std::move(step.after);
    }
    // Even before a drop: the answers to earlier requests are not to be spoilt.
    const bool sent = co_await send(stream, out);
    if (!sent || step.then == effect::drop)
        co_return false;
    if (step.then == effect::close) {
        // A close with unread input would reset the connection and could destroy the last answer.
        boost::system::error_code ignored;
        socket.shutdown(tcp::socket::shutdown_send, ignored);
    }
    if (step.then == effect::close || step.then == effect::hang)
        co_await read_until_gone(stream);
    co_return step.then == effect::proceed;
}

/// True when the peer is now to be met with a TLS handshake.
template <typename Stream>
asio::awaitable<bool> converse(Stream& stream, tcp::socket& socket, dialogue& talk) {
    io_buffer in;
    std::string out;
    progress step = talk.open(out);
    for (;;) {
        const bool waited = step.wait.count() > 0;
        const bool wants_tls = step.then == effect::start_tls;
        if (!out.empty())
            send_at_once(stream, out);
        if (step.interrupts() || !out.empty()) {
            const bool goes_on = co_await carry_out(stream, socket, std::move(step), out);
            if (!goes_on)
                co_return wants_tls;
        }
        if (!waited || in.unread().empty()) {
            const io_buffer::space room = in.prepare();
            const auto [ec, count] =
                co_await stream.async_read_some(asio::buffer(room.data, room.size), no_throw);
            if (ec)
                co_return false;
            in.commit(count);
        }
        step = talk.advance(in.unread(), out);
        in.consume(step.consumed);
    }
}

} // namespace

asio::awaitable<void> serve(tcp::socket socket, std::unique_ptr<dialogue> talk, listener_stats& at,
                            asio::ssl::context* tls, bool tls_from_start) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    if (!tls_from_start) {
        const bool wants_tls = co_await converse(socket, socket, *talk);
        if (!wants_tls)
            co_return;
    }
    asio::ssl::stream<tcp::socket&> stream(socket, *tls);
    const auto [ec] = co_await stream.async_handshake(asio::ssl::stream_base::server, no_throw);
    if (ec) {
        ++at.tls_failures;
        co_return;
    }
    if (!tls_from_start)
        talk->secured();
    co_await converse(stream, socket, *talk);
}

} // namespace remembrancer::sink
