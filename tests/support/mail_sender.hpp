#pragma once

#include "connectors/transfer/smtp_client.hpp"
#include "tests/support/sink_process.hpp"

#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace remembrancer::support {

/// Settings for a relay on this machine without TLS; the short timeouts are for peers that hang.
inline transfer::smtp_settings relay_at(std::uint16_t port) {
    transfer::smtp_settings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.tls = transfer::smtp_tls::none;
    settings.ehlo_name = "plans.example.org";
    return settings;
}

inline transfer::smtp_request mail_with_id(const std::string& id) {
    transfer::smtp_request request;
    request.from = "plans@example.org";
    request.to = "owner@example.org";
    request.bytes = std::make_shared<const std::string>(
        "Message-ID: <" + id + ">\r\nSubject: due\r\n\r\n.\r\n..two dots\r\nlast line\r\n");
    return request;
}

/// Sends all at once and runs the loop until every one has come back, in the order given.
inline std::vector<transfer::smtp_response>
send_all(boost::asio::io_context& io, transfer::smtp_client& client,
         const std::vector<transfer::smtp_request>& requests) {
    std::vector<transfer::smtp_response> responses(requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i)
        boost::asio::co_spawn(
            io, client.send(requests[i]),
            [&responses, i](const std::exception_ptr& failure, transfer::smtp_response response) {
                if (failure)
                    std::rethrow_exception(failure);
                responses[i] = std::move(response);
            });
    io.restart();
    io.run();
    return responses;
}

/// A sink, a client of it and the loop it answers to.
struct mail_bench {
    explicit mail_bench(const std::vector<std::string>& faults = {},
                        std::chrono::seconds patience = std::chrono::seconds(10), int sessions = 1)
        : sink(arguments(faults)), client(io.get_executor(), settings(patience, sessions)) {}

    transfer::smtp_response send(const std::string& id) {
        return send_all(io, client, {mail_with_id(id)}).front();
    }

    sink_process sink;
    boost::asio::io_context io;
    transfer::smtp_client client;

private:
    static std::vector<std::string> arguments(const std::vector<std::string>& faults) {
        std::vector<std::string> all{"--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--keep"};
        for (const std::string& fault : faults) {
            all.emplace_back("--fault");
            all.push_back(fault);
        }
        return all;
    }
    [[nodiscard]] transfer::smtp_settings settings(std::chrono::seconds patience,
                                                   int sessions) const {
        transfer::smtp_settings relay = relay_at(sink.smtp_port());
        relay.response_timeout = patience;
        relay.sessions = sessions;
        return relay;
    }
};

} // namespace remembrancer::support
