#pragma once

#include "tests/simulation/oracle_findings.hpp"

/// What is found of what is told each period, from its text: the comments of the example settings
/// and of the rules' headers.
namespace remembrancer::oracle {

/// Of an open report or measure: report_late, rating_worsened, overall_unlike_parts,
/// total_unreconciled, measure_jump, target_missed, and what cannot be read of it.
void find_of_periods(std::vector<finding>& found, const known_row& of, day today,
                     const programme& in, const work_days& work, const plan_around& around);

} // namespace remembrancer::oracle
