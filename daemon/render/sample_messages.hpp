#pragma once

#include "daemon/plan/message.hpp"

#include <vector>

namespace remembrancer::render {

/// One message of each sort, for templates to be tried on: an item of every rule, an escalation, a
/// list, a notice, a test, and a digest of each kind with every part.
[[nodiscard]] std::vector<plan::message> sample_messages();

} // namespace remembrancer::render
