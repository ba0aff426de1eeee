#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <string>
#include <vector>

/// What the year's plan says of boards, and of what goes to them.
namespace remembrancer::simulation {

/// In one cell.
[[nodiscard]] std::string joined(const std::vector<std::string>& names);

[[nodiscard]] std::string boards_csv(const std::vector<oracle::board>& boards);
/// What only a table of decisions has.
[[nodiscard]] std::string decision_titles();
[[nodiscard]] std::string decision_cells(const oracle::row& of, const std::string& rag_letter);

} // namespace remembrancer::simulation
