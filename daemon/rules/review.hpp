#pragma once

#include "daemon/plan/item.hpp"

namespace remembrancer::rules {

/// Whether nothing in the plan says when a risk or issue is looked at again: no date of review, and
/// none that its owner is reminded of. A date that cannot be read is asked about elsewhere.
[[nodiscard]] bool is_never_reviewed(const plan::item& item);

} // namespace remembrancer::rules
