#pragma once

#include "tests/simulation/programmes.hpp"

#include <cstddef>
#include <random>

namespace remembrancer::simulation {

/// What somebody acknowledged, snoozed, silenced, or ended on a day.
struct pause_edits {
    std::vector<oracle::pause> begun;
    std::vector<std::size_t> ended; ///< by their places among all that were ever begun
};

/// A year of pauses. The same for the same seed and the same plans.
class random_pauses {
public:
    random_pauses(std::uint64_t seed, const setup& of) : random_(seed), of_(of) {}

    /// `rows`: those that are in the plan's tables.
    [[nodiscard]] pause_edits live(oracle::day today, const std::vector<oracle::row>& rows);
    /// All that was ever begun and ended.
    [[nodiscard]] const std::string& story() const { return story_; }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    template <class Value>
    const Value& any_of(const std::vector<Value>& all) {
        return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
    }
    void choose(oracle::pause& made, const std::vector<oracle::row>& open);
    void note(oracle::day today, const std::string& what);

    std::mt19937_64 random_;
    const setup& of_;
    std::vector<oracle::pause> all_;
    std::string story_;
};

} // namespace remembrancer::simulation
