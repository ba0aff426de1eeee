#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/settings/settings.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::app {

struct run_options {
    settings::settings settings;
    /// Reads the settings again, for SIGHUP, with what tables of programmes say by now; throws
    /// base::user_error when they are not good.
    std::function<settings::settings(std::span<const plan::listed_programme>)> reload;
    /// A clock that begins here instead of now, and runs `clock_speed` times as fast; 0 is as fast
    /// as can be.
    std::optional<base::instant> clock_start;
    double clock_speed = 1;
    std::optional<base::instant> until; ///< ends by itself then, by that clock
    std::string send_log;               ///< a file to which a line a message is added; may be empty
    /// Called for each message that a round has put into the outbox: for showing progress.
    std::function<void(const std::string& line)> on_message;
};

/// The daemon: owns everything in the order of its making, and runs until SIGTERM, SIGINT or
/// `until`. One at a time on a store.
class application {
public:
    /// Opens the store and builds the channels. Throws base::user_error and store::failure.
    explicit application(run_options options);
    ~application();

    /// Returns when everything has been wound down. Rethrows what ended it before its time.
    void run();

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace remembrancer::app
