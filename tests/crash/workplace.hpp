#pragma once

#include "daemon/plan/delivery.hpp"
#include "daemon/store/outbox.hpp"
#include "tests/crash/oracle.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/sink_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace remembrancer::crash {

/// For waits that end by themselves; on a loaded machine under a sanitizer too.
inline constexpr std::chrono::minutes patience{2};
inline constexpr support::exit_status good_end{0, 0};

/// How the real daemon is started.
struct start_options {
    std::string from = "2018-12-08T10:00:00";  ///< London; a Saturday, on which no round is due
    std::string until = "2018-12-08T22:00:00"; ///< empty: never ends by itself
    std::string speed = "max";                 ///< waits cost nothing
    std::vector<std::string> environment;      ///< NAME=value
};

struct left_behind {
    std::set<std::string> claimed; ///< keys
    long long waiting = 0;         ///< messages that are still to be sent, without those
};

/// A folder with settings and a store, in which the test runs the real daemon, kills it, and reads
/// what it left. The store is touched by the test only while no daemon runs.
class workplace {
public:
    workplace();

    /// Each adds a channel to the settings. The first is the default.
    void add_webhook(const std::string& name, std::uint16_t port, const std::string& more = {});
    void add_email(std::uint16_t port, const std::string& more = {});
    void add_settings(const std::string& toml);
    void replace_in_settings(const std::string& from, const std::string& to);

    [[nodiscard]] std::filesystem::path file(const std::string& name) const {
        return folder_.path() / name;
    }
    void write(const std::string& name, const std::string& text) const;
    /// `remembrancer import`; throws std::runtime_error with what it said if it fails.
    void import(const std::vector<std::string>& files, const std::string& as_of) const;
    /// Messages for one channel, due at once, with the keys PREFIX-1, PREFIX-2, ...
    void put_messages(const std::string& channel, const std::string& prefix, int many) const;

    [[nodiscard]] support::child_process start(const start_options& how = {});
    /// Starts it and waits until it ended by itself.
    support::exit_status run(const start_options& how = {});
    /// What the daemons said since the folder was made.
    [[nodiscard]] std::string log() const;

    [[nodiscard]] store::session open() const;
    /// A copy of the store as it lies on the disk, made without opening the store: so the next
    /// daemon, and nobody else, recovers what the last one left in the write-ahead log.
    [[nodiscard]] store::session copy() const;
    /// What a daemon that was killed left behind, as a copy has it.
    [[nodiscard]] left_behind look() const;
    [[nodiscard]] std::set<std::string> claimed_keys() const { return look().claimed; }
    [[nodiscard]] std::vector<store::outbox_row> rows() const;
    [[nodiscard]] store::outbox_row row(const std::string& key) const;
    [[nodiscard]] std::vector<store::attempt_row> attempts(const std::string& key) const;
    /// All rows against all arrivals.
    [[nodiscard]] history judge(const support::sink_process& sink,
                                std::vector<std::set<std::string>> kills = {}) const;

private:
    support::temporary_directory folder_;
    std::string settings_;
    int starts_ = 0;
};

} // namespace remembrancer::crash
