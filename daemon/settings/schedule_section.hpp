#pragma once

#include "daemon/rounds/rounds_settings.hpp"
#include "daemon/settings/section.hpp"

#include <set>
#include <string>

namespace remembrancer::settings {

/// When the rounds of one table are held, and by what name they are recorded: no other of `names`,
/// which are folded.
void read_times(section& one, rounds::schedule_settings& schedule, std::set<std::string>& names);

} // namespace remembrancer::settings
