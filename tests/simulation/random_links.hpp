#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::simulation {

/// How the rows of a programme's plan hang together, and what somebody changes of it in a year:
/// predecessors, lead times, milestones of products, and titles in the registers, some of them
/// alike. The same for the same seed.
class random_links {
public:
    /// `told` hears of whatever is done to a row: its ref, the day and what, in words.
    using listener = std::function<void(const std::string&, oracle::day, const std::string&)>;

    random_links(std::uint64_t seed, listener told) : random_(seed), told_(std::move(told)) {
        has_parts_ = below(4) != 0;
    }

    /// All rows that there are; of new ones the links are drawn.
    void meet(const std::vector<oracle::row>& rows, oracle::day today);
    /// The kinds whose tables changed.
    [[nodiscard]] std::set<oracle::kind> live(const std::vector<oracle::row>& rows,
                                              oracle::day today);
    /// Writes into each row what hangs on it.
    void show(std::vector<oracle::row>& rows) const;
    /// The rows on which it hangs by now.
    [[nodiscard]] std::set<std::string> around(const std::string& ref) const;

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

private:
    struct linked {
        std::vector<oracle::link> depends_on;
        oracle::lead_time lead_time;
        std::string product;
        std::string named_after; ///< the row whose words its title has
        int wording = 0;
        bool is_marked = false; ///< as an issue
    };

    void change(const oracle::row& of, const std::vector<oracle::row>& all, int which);
    void name_anew(const oracle::row& of, const std::vector<oracle::row>& all);
    [[nodiscard]] std::vector<oracle::link> some_links(const oracle::row& of,
                                                       const std::vector<oracle::row>& all);
    [[nodiscard]] oracle::lead_time some_time();
    [[nodiscard]] const oracle::row& any_of(const std::vector<oracle::row>& all);
    [[nodiscard]] static std::string title_of(const linked& one);
    void describe(const std::string& ref, oracle::day today);

    std::mt19937_64 random_;
    listener told_;
    bool has_parts_ = true;       ///< some plans put no milestones under products
    std::string first_milestone_; ///< which is under one, if any is
    std::map<std::string, linked> of_;
};

} // namespace remembrancer::simulation
