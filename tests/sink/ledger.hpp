#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::sink {

/// What became of one complete delivery at the sink.
enum class fate {
    accepted,       ///< taken and answered, as far as the sink can know
    accepted_apart, ///< taken, but the sink itself spoilt the answer: a second copy is its own
                    ///< fault
    refused,        ///< answered with an injected error: the sender still owes it
};

/// What is known of one id. Times are Unix milliseconds of the sink's wall clock.
struct id_record {
    std::string_view id;
    std::uint32_t copies = 0;   ///< accepted, both ways
    std::uint32_t injected = 0; ///< those of the copies that are accepted_apart
    std::uint32_t refused = 0;
    std::int64_t first_ms = 0;
    std::int64_t last_ms = 0;
};

struct ledger_totals {
    std::uint64_t deliveries = 0; ///< copies of all ids, and those without an id
    std::uint64_t ids = 0;        ///< accepted at least once
    std::uint64_t copies = 0;
    std::uint64_t injected_copies = 0;
    /// Copies that nothing but the sender can explain: beyond the first, and beyond one for each
    /// copy whose answer the sink spoilt.
    std::uint64_t repeats = 0;
    std::uint64_t max_copies = 0;
    std::uint64_t refused = 0;
    std::uint64_t without_id = 0; ///< deliveries with no id, or none that fits on a line of /ids
};

/// Every id that arrived and how often. One thread. About 60 bytes and the id itself for each;
/// never forgets until `reset`.
class ledger {
public:
    static constexpr std::size_t longest_id = 512;

    void record(std::string_view id, fate what, std::int64_t now_ms);
    [[nodiscard]] const ledger_totals& totals() const { return totals_; }
    /// In order of first arrival. The views hold until the next `record`.
    [[nodiscard]] std::vector<id_record> records() const;
    void reset();

private:
    struct entry {
        std::uint64_t offset = 0; ///< of the id in text_
        std::uint32_t length = 0;
        std::uint32_t copies = 0;
        std::uint32_t injected = 0;
        std::uint32_t refused = 0;
        std::int64_t first_ms = 0;
        std::int64_t last_ms = 0;
    };

    [[nodiscard]] std::string_view id_of(const entry& e) const;
    entry& find_or_add(std::string_view id, std::int64_t now_ms);
    void rehash();

    std::string text_;
    std::vector<entry> entries_;
    std::vector<std::uint32_t> slots_; ///< open addressing; index into entries_ + 1, 0 is free
    ledger_totals totals_;
};

} // namespace remembrancer::sink
