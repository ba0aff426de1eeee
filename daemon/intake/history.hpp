#pragma once

#include "daemon/plan/item.hpp"

namespace remembrancer::intake {

/// The history of an item that is seen for the first time.
[[nodiscard]] plan::item_history history_of_new(const plan::item& seen);

/// The history of an item that was `before` and is `after` by the plan of `as_of`. A date that is
/// taken back (`TBC`) has not moved; the date that replaces it counts as first expected then. Of
/// what is told each period the period is its date: it moves with each new one.
[[nodiscard]] plan::item_history history_after(const plan::item& before, const plan::item& after,
                                               plan::date as_of);

} // namespace remembrancer::intake
