#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::crash {

/// What a run with kills left behind, at the sender and at the sink.
struct history {
    struct arrival {
        std::uint64_t copies = 0;
        std::uint64_t injected = 0; ///< of these, copies whose answer the sink itself spoilt
    };

    int window = 48;                         ///< the published one: claimed at once at most
    std::map<std::string, std::string> rows; ///< every committed key, and the state of its row
    std::map<std::string, arrival> arrivals; ///< by the id under which they came
    /// For each kill, the keys that the store held claimed when the process was gone.
    std::vector<std::set<std::string>> kills;
};

/// What breaks the promise, one line each; empty when it is kept. The promise: every committed
/// message arrives and is settled; none arrives that was not committed; a kill finds at most a
/// window of claims; and a message arrives once, and at most once more for each kill that found it
/// claimed. At most 20 lines.
[[nodiscard]] std::vector<std::string> broken_promises(const history& of);

/// Copies beyond the first that no fault of the sink excuses.
[[nodiscard]] std::uint64_t repeats(const history& of);

} // namespace remembrancer::crash
