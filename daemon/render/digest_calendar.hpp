#pragma once

#include "daemon/plan/digest.hpp"

#include <string>

namespace remembrancer::render {

/// The digest's dated items as days of a calendar (RFC 5545): one all-day event each, whose UID
/// is the same in every digest. A window shows on its last day, with the window in its text.
[[nodiscard]] std::string to_calendar(const plan::digest& model);

} // namespace remembrancer::render
