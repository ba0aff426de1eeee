#pragma once

#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/session.hpp"
#include "tests/simulation/oracle.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace remembrancer::simulation {

/// Right after the round of a day, holds what `explain` says of an item that pauses may concern
/// against the oracle: which are in force, whom they hold back, and that nothing more is to be told
/// today. Of the items there are it takes the one whose turn it is. What is wrong; empty when
/// nothing is.
[[nodiscard]] std::string pauses_disagree(store::session& db, rounds::people_cache& people,
                                          const std::shared_ptr<const rounds::snapshot>& settings,
                                          const oracle::oracle& expected, oracle::day today,
                                          std::size_t turn);

} // namespace remembrancer::simulation
