#pragma once

#include "tests/simulation/oracle_findings.hpp"

namespace remembrancer::oracle {

/// What follows from other rows: predecessors, lead times, the milestones of a product.
void find_of_links(std::vector<finding>& found, const known_row& of, day today,
                   const work_days& work, const plan_around& around);

/// What the titles in the registers say.
void find_of_titles(std::vector<finding>& found, const known_row& of, const plan_around& around);

} // namespace remembrancer::oracle
