#pragma once

#include "tests/support/child_process.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::support {

struct sink_host {
    std::uint64_t connections = 0; ///< accepted sockets
    std::uint64_t carrying = 0;    ///< of these, with at least one delivery
    std::uint64_t attempts = 0;    ///< whole deliveries, refused ones included
    std::uint64_t reused = 0;      ///< attempts that were not the first on their connection
};

/// The counters of tests/sink/ledger.hpp and hub.hpp, as the sink tells them.
struct sink_counters {
    std::uint64_t deliveries = 0;
    std::uint64_t ids = 0;
    std::uint64_t copies = 0;
    std::uint64_t injected_copies = 0; ///< copies whose answer the sink itself spoilt
    std::uint64_t repeats = 0;         ///< copies that only the sender can explain
    std::uint64_t max_copies = 0;
    std::uint64_t refused = 0;
    std::uint64_t without_id = 0;
    std::uint64_t connections = 0;
    std::uint64_t sessions = 0;                    ///< of SMTP
    std::map<std::string, std::uint64_t> injected; ///< how often each fault struck, by its line
    std::map<std::string, sink_host> per_host;     ///< by "127.0.0.1:PORT"
};

struct sink_id {
    std::string id;
    std::uint64_t copies = 0;
    std::uint64_t injected = 0;
    std::int64_t first_ms = 0; ///< Unix milliseconds
    std::int64_t last_ms = 0;
    std::uint64_t refused = 0;
};

/// A remembrancer_sink of the test's own (`remembrancer_sink --help` says what it takes), ready
/// once constructed and killed by the destructor. Everything but the ports needs an HTTP listener.
/// Throws std::runtime_error if it does not start or answer.
class sink_process {
public:
    explicit sink_process(const std::vector<std::string>& arguments = {"--http", "127.0.0.1:0",
                                                                       "--smtp", "127.0.0.1:0"});

    [[nodiscard]] std::uint16_t http_port(std::size_t n = 0) const { return http_.at(n); }
    [[nodiscard]] std::uint16_t https_port(std::size_t n = 0) const { return https_.at(n); }
    [[nodiscard]] std::uint16_t smtp_port(std::size_t n = 0) const { return smtp_.at(n); }
    [[nodiscard]] std::uint16_t smtps_port(std::size_t n = 0) const { return smtps_.at(n); }
    [[nodiscard]] sink_counters counters() const;
    [[nodiscard]] std::vector<sink_id> ids() const;
    /// Lines of `clear` or of faults, as in `remembrancer_sink --help`.
    void control(std::string_view lines) const;
    void reset() const;
    /// The last delivery with this id as it came; the sink must run with --keep.
    [[nodiscard]] std::string delivery(std::string_view id) const;
    [[nodiscard]] child_process& process() { return process_; }

private:
    std::string ask(std::string_view method, const std::string& target,
                    std::string_view body = {}) const;

    child_process process_;
    std::vector<std::uint16_t> http_;
    std::vector<std::uint16_t> https_;
    std::vector<std::uint16_t> smtp_;
    std::vector<std::uint16_t> smtps_;
};

} // namespace remembrancer::support
