#pragma once

#include "daemon/rounds/alert_to_tell.hpp"

#include <string>
#include <string_view>

namespace remembrancer::rounds {

/// Appends an alert to `to`: 260 bytes with its line, where it is 1,300 otherwise, in a dozen
/// pieces. For this process's memory, never for a file: there is no version in it.
void pack(std::string& to, const store::waiting_alert& alert, const plan::message_item* line);

/// Takes the next one from the front of what was packed by this build.
[[nodiscard]] alert_to_tell unpack(std::string_view& from);

} // namespace remembrancer::rounds
