#pragma once

#include "daemon/routing/routing_settings.hpp"
#include "daemon/settings/section.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::settings {

inline constexpr int furthest_step = 250; ///< working days: a year

/// What a ladder's steps may be: before the day that it counts from, or after it.
struct step_bounds {
    int least = 0;
    int most = furthest_step;
};

/// The roles of a list, each once; what is no role is a fault.
[[nodiscard]] std::vector<plan::role> read_roles(section& from, std::string_view key);

/// Replaces those parts of a ladder that the table has, and finishes the table.
void read_ladder(section& ladder, const step_bounds& within, routing::ladder& into);

} // namespace remembrancer::settings
