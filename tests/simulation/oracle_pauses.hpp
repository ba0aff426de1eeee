#pragma once

#include "tests/simulation/oracle_findings.hpp"

#include <vector>

namespace remembrancer::oracle {

/// Who hears what a pause is about.
enum class hearer {
    themselves, ///< nothing is paused
    nobody_yet, ///< they hear when the pause is over
    office,     ///< a silence hides an escalation: the programme office in their place
};

/// What has been acknowledged, snoozed and silenced.
class pauses {
public:
    void begin(const pause& made) { all_.push_back(made); }
    /// Ends the one that was begun at that place among all, after its day `last`.
    void end(std::size_t place, day last);

    [[nodiscard]] hearer who_hears(const row& of, const matter& what, const holder& whose,
                                   day today) const;
    /// Those in force that may concern the row, whomever and whichever rule they are about.
    [[nodiscard]] std::vector<pause> in_force(const row& of, day today) const;
    /// Those that hold back, or send to the office, what somebody would be told.
    [[nodiscard]] std::vector<pause> about(const row& of, const matter& what, const holder& whose,
                                           day today) const;

private:
    std::vector<pause> all_;
};

/// Of lateness whatever is said to anybody but as the owner.
[[nodiscard]] bool escalates(const matter& what, role told_as);

} // namespace remembrancer::oracle
