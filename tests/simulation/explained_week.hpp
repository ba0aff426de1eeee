#pragma once

#include "tests/simulation/explained_year.hpp"
#include "tests/simulation/oracle.hpp"

#include <memory>
#include <set>
#include <string>

namespace remembrancer::simulation {

/// Right after the round of a day, holds what `explain` says of a person's week so far against what
/// was sent, and what it says pauses kept from them today against the oracle. What is wrong; empty
/// when nothing is.
[[nodiscard]] std::string week_disagrees(store::session& db, rounds::people_cache& people,
                                         const std::shared_ptr<const rounds::snapshot>& settings,
                                         const std::set<sent_line>& log,
                                         const oracle::oracle& expected, const std::string& person,
                                         oracle::day today);

} // namespace remembrancer::simulation
