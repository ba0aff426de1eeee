#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <string>
#include <vector>

/// What is told each period, as CSV files.
namespace remembrancer::simulation {

[[nodiscard]] std::string reports_csv(const std::string& first_programme,
                                      const std::vector<oracle::row>& rows);
[[nodiscard]] std::string measures_csv(const std::string& first_programme,
                                       const std::vector<oracle::row>& rows);

} // namespace remembrancer::simulation
