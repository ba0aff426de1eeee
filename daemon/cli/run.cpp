#include "daemon/app/application.hpp"
#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/fast_clock.hpp"
#include "daemon/cli/commands.hpp"

#include <charconv>
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

double read_speed(const std::string& text) {
    if (text == "max")
        return base::fast_clock::max_speed;
    double speed = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, ec] = std::from_chars(text.data(), end, speed);
    if (ec != std::errc() || stopped != end || speed <= 0 || speed > 1e9)
        throw base::user_error(base::exit_code::usage,
                               "--clock-speed: expected a number above 0, or max, found '" + text +
                                   "'");
    return speed;
}

/// One line for a person who watches: day, reader, subject.
void show(const std::string& line) {
    const auto message = nlohmann::json::parse(line);
    std::cout << fmt::format("{}  {:<28}  {}\n", message.at("at").get<std::string>().substr(0, 10),
                             base::printable(message.at("person").get<std::string>()),
                             base::printable(message.at("subject").get<std::string>()))
              << std::flush;
}

} // namespace

int run(const common_options& common, const run_options& options) {
    app::run_options run;
    run.settings = load(common);
    run.reload = [common](auto listed) { return load(common, listed); };
    const auto snapshot = app::make_snapshot(run.settings);
    run.clock_speed = read_speed(options.clock_speed);
    if (!options.clock_start.empty())
        run.clock_start = read_local_time(options.clock_start, "--clock-start", snapshot->zone);
    else if (options.clock_speed != "1")
        throw base::user_error(base::exit_code::usage,
                               "--clock-speed: give --clock-start too, such as "
                               "--clock-start 2018-12-05T08:29:50");
    if (!options.until.empty())
        run.until = read_local_time(options.until, "--until", snapshot->zone);
    if (run.until && *run.until <= run.clock_start.value_or(wall_clock()))
        throw base::user_error(
            base::exit_code::usage,
            options.clock_start.empty()
                ? "--until: expected a time that is still to come, found '" + options.until + "'"
                : "--until: expected a time after --clock-start, found '" + options.until + "'");
    run.send_log = options.send_log;
    if (common.json)
        run.on_message = [](const std::string& line) { std::cout << line << std::endl; };
    else if (options.show_messages)
        run.on_message = show;
    // The store is made when it is not there: a service may start before the first import.
    app::application daemon(std::move(run));
    daemon.run();
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
