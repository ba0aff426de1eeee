#pragma once

#include "tests/support/child_process.hpp"

#include <chrono>
#include <string>

namespace remembrancer::bench {

/// What the kernel has counted for a process since its start, over all of its threads.
struct process_figures {
    double cpu_seconds = 0;
    long long wake_ups = 0; ///< voluntary context switches: each is a sleep that ended
    double resident_mb = 0;
    double peak_resident_mb = 0;
};

/// The real daemon on a store, looked at from outside. Killed by the destructor.
class watched_daemon {
public:
    /// Returns once the daemon has said that it is ready (sd_notify). Throws std::runtime_error
    /// with what it said if it is not within a minute.
    watched_daemon(const std::string& folder, const std::string& settings,
                   const std::string& store);

    [[nodiscard]] process_figures figures() const;
    /// Lets it run. Throws std::runtime_error if it ends.
    void let_run(std::chrono::milliseconds time);

private:
    support::child_process process_;
};

} // namespace remembrancer::bench
