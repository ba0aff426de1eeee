#pragma once

#include "daemon/digest/clusters.hpp"
#include "daemon/digest/peak_months.hpp"
#include "daemon/digest/time_used.hpp"
#include "daemon/rounds/scope.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// What presses a programme on the round's day. `programme` is as items have it.

/// Weeks with too many dates, as far ahead as a plan can still be spread.
[[nodiscard]] std::vector<digest::cluster> clusters_ahead(store::session& db, const scope& in,
                                                          const std::string& programme);

/// Of twelve months: what is still ahead in this one, and the eleven after it.
[[nodiscard]] std::vector<plan::month_load> peaks_ahead(store::session& db, const scope& in,
                                                        const std::string& programme);

/// Empty where the settings do not say when the programme started, or when it ends.
[[nodiscard]] std::optional<digest::time_used>
progress_of(store::session& db, const snapshot& of, const std::string& programme, plan::date today);

} // namespace remembrancer::rounds
