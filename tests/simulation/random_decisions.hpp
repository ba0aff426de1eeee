#pragma once

#include "tests/simulation/programmes.hpp"

#include <functional>
#include <random>

namespace remembrancer::simulation {

/// A day as people type it: 0 its month, 1 the end of its month, else the day itself.
[[nodiscard]] oracle::typed_date typed_near(oracle::day when, int how);

/// A programme's decisions, and a year of edits to them. The same for the same seed.
class random_decisions {
public:
    /// `told` hears of whatever is done to a row: its ref, the day and what, in words.
    using listener = std::function<void(const std::string&, oracle::day, const std::string&)>;

    /// `place`: of the programme among its store's.
    random_decisions(std::uint64_t seed, const oracle::organisation& in, std::size_t place,
                     int decisions, oracle::day first, listener told);

    /// Whether any was edited.
    [[nodiscard]] bool live(oracle::day today);
    /// Those that are in the plan by now.
    void add_to(std::vector<oracle::row>& plan) const;

private:
    struct entry {
        oracle::row row;
        bool left_out = false;
    };

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    template <class Value>
    const Value& any_of(const std::vector<Value>& all) {
        return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
    }
    void add(oracle::day today);
    void edit(entry& one, oracle::day today);
    void edit_date(oracle::row& row, oracle::day today);
    void edit_steps(oracle::row& row, oracle::day today);
    void edit_state(entry& one, oracle::day today);
    void describe(const entry& one, oracle::day today);
    [[nodiscard]] oracle::typed_date some_date(const oracle::row& row, oracle::day around);
    [[nodiscard]] std::vector<std::string> path();
    [[nodiscard]] std::vector<std::string> owners();
    [[nodiscard]] std::vector<std::string> chain();

    std::mt19937_64 random_;
    const oracle::organisation& in_;
    std::size_t place_;
    listener told_;
    std::vector<entry> entries_;
};

} // namespace remembrancer::simulation
