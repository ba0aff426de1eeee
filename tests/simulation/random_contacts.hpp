#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace remembrancer::simulation {

/// Who is in the contacts of a store, over a year: people leave, come back and join. The same for
/// the same seed.
class random_contacts {
public:
    random_contacts(std::uint64_t seed, const oracle::organisation& of);

    /// The whole table, if somebody is to be added to it or taken out of it.
    [[nodiscard]] std::optional<std::vector<oracle::contact>> live(oracle::day today);
    /// All who ever left or came.
    [[nodiscard]] const std::string& story() const { return story_; }

private:
    struct entry {
        oracle::contact contact;
        bool is_in = true;
        bool stays = false; ///< whom a programme cannot do without: its office
    };

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

    std::mt19937_64 random_;
    std::vector<entry> entries_;
    std::string story_;
};

} // namespace remembrancer::simulation
