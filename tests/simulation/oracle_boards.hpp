#pragma once

#include "tests/simulation/oracle_findings.hpp"

/// What boards ask of decisions, from the text of those rules: the headers of the four rules, the
/// README, and the comments of the example settings.
namespace remembrancer::oracle {

/// Whether the board meets on that day.
[[nodiscard]] bool meets_on(const board& which, day when, const work_days& work);

/// Of an open decision: papers_due, notice_missed, off_meeting_day, path_too_short.
void find_of_boards(std::vector<finding>& found, const known_row& of, day today, const people& who,
                    const work_days& work, const plan_around& around);

/// On which step of its ladder whose turn it is to clear the papers. Empty for every other finding.
[[nodiscard]] std::map<int, std::string> turns_of(const finding& why, const row& of,
                                                  const organisation& in);

} // namespace remembrancer::oracle
