#pragma once

#include "tests/simulation/oracle_findings.hpp"

/// What the rules besides lateness and questions find, from their text: the comments of the example
/// settings, and those of the rules' headers.
namespace remembrancer::oracle {

/// Of an open row: slipped, recast, slipped_in_steps, carried_over, fixed_date_moved,
/// no_change_request, due_on_closed_day, unlikely_year, expected_before_promised, not_confirmed.
void find_of_dates(std::vector<finding>& found, const known_row& of, day today, const programme& in,
                   const work_days& work);
/// Of an open milestone, product or decision: amber_without_date, rating_worsened,
/// rating_unchanged, no_tranche.
void find_of_status(std::vector<finding>& found, const known_row& of, day today,
                    const programme& in, const work_days& work);
/// Of an open risk or issue: red_without_plan, no_mitigation, no_review, review_overdue,
/// band_worsened, score_mismatch.
void find_of_registers(std::vector<finding>& found, const known_row& of, day today,
                       const programme& in, const work_days& work);
/// Of a closed row: completion_undated, complete_not_started.
void find_of_completion(std::vector<finding>& found, const known_row& of, day today,
                        const programme& in, const work_days& work);

} // namespace remembrancer::oracle
