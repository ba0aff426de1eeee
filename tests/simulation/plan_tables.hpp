#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <string>
#include <vector>

/// The plan of the year as CSV files.
namespace remembrancer::simulation {

[[nodiscard]] std::string contacts_csv(const std::vector<oracle::contact>& contacts);
[[nodiscard]] std::string workstreams_csv(const std::vector<oracle::programme>& programmes);
/// `first_programme`: its name, which rows leave out.
[[nodiscard]] std::string programme_cell(const oracle::row& of, const std::string& first_programme);
/// The rows of one kind.
[[nodiscard]] std::string items_csv(oracle::kind kind, const std::string& first_programme,
                                    const std::vector<oracle::row>& rows);

} // namespace remembrancer::simulation
