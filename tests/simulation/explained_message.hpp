#pragma once

#include "tests/simulation/explained_year.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>

namespace remembrancer::simulation {

/// All messages that were made, by their keys.
using made_messages = std::map<std::string, store::new_message>;

/// Holds what `explain` says of each tenth message against what was sent: its reader, channel,
/// address and times, that it was accepted, without attempts as nothing is dispatched, and that it
/// tells the lines of the log and no others. What is wrong; empty when nothing is.
[[nodiscard]] std::string messages_disagree(store::session& db, rounds::people_cache& people,
                                            const std::shared_ptr<const rounds::snapshot>& settings,
                                            const std::set<sent_line>& log,
                                            const made_messages& made);

} // namespace remembrancer::simulation
