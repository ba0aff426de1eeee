#include "tests/sink/control.hpp"
#include "tests/sink/hub.hpp"
#include "tests/sink/options.hpp"
#include "tests/sink/server.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <stdexcept>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>

using namespace remembrancer;

namespace {

void allow_many_connections() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

void run(const sink::sink_options& options) {
    allow_many_connections();
    if (options.die_with_parent)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    sink::hub shared;
    shared.auth = options.auth;
    shared.limits = options.limits;
    shared.require_tls = options.require_tls;
    for (const sink::fault& each : options.faults)
        shared.faults.add(each);
    if (options.keep)
        shared.kept.keep_in_memory();
    if (!options.capture.empty())
        shared.kept.write_to(options.capture);

    boost::asio::io_context io(1);
    boost::asio::signal_set signals(io, SIGTERM, SIGINT);
    sink::server listening(io, options, shared);
    signals.async_wait([&](const boost::system::error_code&, int) { listening.stop(); });
    listening.start();
    say(listening.ports_json());
    io.run();
    say(sink::counters_json(shared));
}

} // namespace

int main(int count, char** arguments) {
    try {
        const sink::sink_options options =
            sink::parse_options(std::vector<std::string>(arguments + 1, arguments + count));
        if (options.help)
            fmt::print("{}", sink::usage);
        else
            run(options);
        return 0;
    } catch (const std::invalid_argument& error) {
        fmt::print(stderr, "remembrancer_sink: {}\n", error.what());
        return 64;
    } catch (const std::exception& error) {
        fmt::print(stderr, "remembrancer_sink: {}\n", error.what());
        return 69;
    }
}
