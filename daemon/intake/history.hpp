#pragma once

#include "daemon/plan/item.hpp"

#include <string>

namespace remembrancer::intake {

/// Of which day's plan a change is, and who made it; empty where nobody says so.
struct change_origin {
    plan::date as_of{};
    std::string by{};
};

/// The history of an item that is seen for the first time.
[[nodiscard]] plan::item_history history_of_new(const plan::item& seen);

/// The history of an item that was `before` and is `after` by the plan of `as_of`. A date that is
/// taken back (`TBC`) has not moved; the date that replaces it counts as first expected then. Of
/// what is told each period the period is its date: it moves with each new one.
[[nodiscard]] plan::item_history history_after(const plan::item& before, const plan::item& after,
                                               const change_origin& from);

} // namespace remembrancer::intake
