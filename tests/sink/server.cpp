#include "tests/sink/server.hpp"

#include "tests/sink/http_dialogue.hpp"
#include "tests/sink/session.hpp"
#include "tests/sink/smtp_dialogue.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::sink {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

void complain(const std::exception_ptr& failure) {
    if (!failure)
        return;
    try {
        std::rethrow_exception(failure);
    } catch (const boost::system::system_error& error) {
        if (error.code() != asio::error::operation_aborted)
            fmt::print(stderr, "remembrancer_sink: {}\n", error.what());
    } catch (const std::exception& error) {
        fmt::print(stderr, "remembrancer_sink: {}\n", error.what());
    }
}

std::unique_ptr<asio::ssl::context> load_tls(const sink_options& options) {
    if (options.tls_cert.empty())
        return nullptr;
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    tls->use_certificate_chain_file(options.tls_cert.string());
    tls->use_private_key_file(options.tls_key.string(), asio::ssl::context::pem);
    return tls;
}

} // namespace

server::server(asio::io_context& io, const sink_options& options, hub& shared)
    : io_(io), hub_(shared), tls_(load_tls(options)) {
    hub_.offer_starttls = tls_ != nullptr;
    for (const listen_option& each : options.listeners) {
        const tcp::endpoint wanted(asio::ip::make_address(each.address), each.port);
        listener_stats& stats = hub_.listeners.emplace_back();
        listener& added =
            listeners_.emplace_back(listener{each.speaks, tcp::acceptor(io_, wanted), stats});
        stats.port = added.acceptor.local_endpoint().port();
        stats.host = fmt::format("{}:{}", each.address, stats.port);
    }
}

server::~server() = default;

void server::start() {
    for (listener& each : listeners_)
        asio::co_spawn(io_, accept(each), complain);
}

void server::stop() {
    boost::system::error_code ignored;
    for (listener& each : listeners_)
        each.acceptor.close(ignored);
    for (asio::cancellation_signal& each : sessions_)
        each.emit(asio::cancellation_type::terminal);
}

std::string server::ports_json() const {
    std::string text;
    constexpr std::pair<protocol, const char*> names[] = {{protocol::http, "http"},
                                                          {protocol::https, "https"},
                                                          {protocol::smtp, "smtp"},
                                                          {protocol::smtps, "smtps"}};
    for (const auto& [speaks, name] : names) {
        std::vector<std::uint16_t> ports;
        for (const listener& each : listeners_)
            if (each.speaks == speaks)
                ports.push_back(each.stats.port);
        text += fmt::format("{}\"{}\":[{}]", text.empty() ? "{" : ",", name, fmt::join(ports, ","));
    }
    return text + "}";
}

asio::awaitable<void> server::accept(listener& at) {
    while (at.acceptor.is_open()) {
        auto [ec, socket] = co_await at.acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (!at.acceptor.is_open())
            co_return;
        if (!ec) {
            ++at.stats.connections;
            begin_session(at, std::move(socket));
        } else {
            // Out of descriptors, most likely: sessions that end will free some.
            asio::steady_timer pause(io_, std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
        }
    }
}

void server::begin_session(listener& at, tcp::socket socket) {
    const bool tls = at.speaks == protocol::https || at.speaks == protocol::smtps;
    std::unique_ptr<dialogue> talk;
    if (at.speaks == protocol::http || at.speaks == protocol::https)
        talk = std::make_unique<http_dialogue>(hub_, at.stats);
    else
        talk = std::make_unique<smtp_dialogue>(hub_, at.stats, tls);
    const auto stopping = sessions_.emplace(sessions_.end());
    auto ended = [this, stopping](const std::exception_ptr& failure) {
        complain(failure);
        // The signal is still in use while its session completes.
        asio::post(io_, [this, stopping] { sessions_.erase(stopping); });
    };
    asio::co_spawn(io_, serve(std::move(socket), std::move(talk), at.stats, tls_.get(), tls),
                   asio::bind_cancellation_slot(stopping->slot(), std::move(ended)));
}

} // namespace remembrancer::sink
