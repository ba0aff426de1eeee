#pragma once

#include "tests/simulation/programmes.hpp"

#include <functional>
#include <random>
#include <set>

namespace remembrancer::simulation {

/// A programme's reports and measures, and a year of edits to them. The same for the same seed.
class random_periods {
public:
    /// `told` hears of whatever is done to a row: its ref, the day and what, in words.
    using listener = std::function<void(const std::string&, oracle::day, const std::string&)>;

    /// `place`: of the programme among its store's.
    random_periods(std::uint64_t seed, const oracle::organisation& in, std::size_t place,
                   oracle::day first, listener told);

    /// The kinds whose tables are to be imported again.
    [[nodiscard]] std::set<oracle::kind> live(oracle::day today);
    /// Those that are in the plan's tables by now.
    [[nodiscard]] std::vector<oracle::row> rows() const;

private:
    struct entry {
        oracle::row row;
        bool left_out = false;
        bool is_money = false; ///< of a measure: what it mostly counts
    };

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    void add_report(const std::string& level, const std::string& workstream, oracle::day today);
    void add_measure(oracle::day today);
    [[nodiscard]] std::string measure_ref(int number) const;
    [[nodiscard]] std::string programme_name() const;
    void edit(entry& one, oracle::day today);
    void edit_report(oracle::row& row);
    void edit_measure(entry& one, oracle::day today);
    void count_parts(entry& total, oracle::day today);
    [[nodiscard]] oracle::typed_date period(oracle::day today, bool is_report);
    [[nodiscard]] std::string cadence();
    [[nodiscard]] std::string letter();
    [[nodiscard]] oracle::typed_amount amount(bool is_money);
    [[nodiscard]] std::vector<std::string> owners();
    void describe(const entry& one, oracle::day today);

    std::mt19937_64 random_;
    const oracle::organisation& in_;
    std::size_t place_;
    listener told_;
    std::vector<entry> entries_;
};

} // namespace remembrancer::simulation
