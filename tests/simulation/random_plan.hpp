#pragma once

#include "tests/simulation/programmes.hpp"
#include "tests/simulation/random_decisions.hpp"
#include "tests/simulation/random_links.hpp"
#include "tests/simulation/random_periods.hpp"

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>

namespace remembrancer::simulation {

/// What somebody did to the plan on a day.
struct edits {
    std::set<oracle::kind> kinds; ///< whose tables changed
    std::vector<oracle::absence> absences;
};

/// A programme's plan, and a year of edits to it. The same for the same seed.
class random_plan {
public:
    /// `place`: of the programme among its store's.
    random_plan(std::uint64_t seed, const oracle::organisation& in, std::size_t place, int items,
                oracle::day first);
    random_plan(const random_plan&) = delete; // its parts tell it what they do
    random_plan& operator=(const random_plan&) = delete;

    [[nodiscard]] edits live(oracle::day today);

    /// Those that are in the plan's tables by now.
    [[nodiscard]] std::vector<oracle::row> rows() const;
    /// All that was ever done to an item, or to the absences of a person.
    [[nodiscard]] std::string story_of(const std::string& name) const;

    /// The same, and of what it hangs on.
    [[nodiscard]] std::string story_around(const std::string& name) const;

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

private:
    struct entry {
        oracle::row row;
        bool left_out = false;
    };

    /// A part of the plan: rows of one kind, or all but products.
    random_plan(std::uint64_t seed, const oracle::organisation& in, std::size_t place, int items,
                oracle::day first, std::optional<oracle::kind> only);

    void keep_up(edits& done, oracle::day today);
    void live_around(edits& done, oracle::day today);
    /// Those as well that are left out by now.
    [[nodiscard]] std::vector<oracle::row> all_rows() const;
    void add(oracle::day today, bool late);
    [[nodiscard]] std::string ref_of(oracle::kind which, int number) const;
    void edit(entry& one, oracle::day today);
    void edit_dates(entry& one, oracle::day today, int which);
    void edit_other(entry& one, oracle::day today, int which);
    void edit_details(oracle::row& row, oracle::day today);
    void rate(oracle::row& row);
    void score(oracle::row& row);
    void note(const std::string& name, oracle::day today, const std::string& what);
    void describe(const oracle::row& of, oracle::day today, const std::string& what);
    [[nodiscard]] oracle::absence absence(oracle::day today);
    [[nodiscard]] oracle::typed_date date_near(oracle::day when);
    [[nodiscard]] std::vector<std::string> owners();

    std::mt19937_64 random_;
    const oracle::organisation& in_;
    std::size_t place_;
    int items_; ///< that it grows to soon, and a third more in the year
    std::vector<entry> entries_;
    std::map<std::string, std::string> stories_;
    std::optional<oracle::kind> only_;
    // Of the whole plan; each draws from a stream of its own.
    std::optional<random_periods> periods_;
    std::optional<random_decisions> decisions_;
    std::unique_ptr<random_plan> products_;
    std::optional<random_links> links_;
};

} // namespace remembrancer::simulation
