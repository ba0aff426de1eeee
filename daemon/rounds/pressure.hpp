#pragma once

#include "daemon/plan/load.hpp"
#include "daemon/plan/time_used.hpp"
#include "daemon/rounds/scope.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// What presses a programme on the round's day: who asks the rules of pressure, and what they are
/// asked of. All of it reads every open item. `programme` is as items have it.

/// A finding of one of these rules, and whose dates it is about.
struct pressing {
    plan::load_of of = plan::load_of::programme;
    std::string name; ///< as the load's
    plan::finding found;
};

/// The exact dates from the round's day to `last`: of the programme, its workstreams, its owners.
[[nodiscard]] std::vector<plan::load> loads_ahead(store::session& db, const scope& in,
                                                  const std::string& programme, plan::date last);

/// What `dates_clustered` finds; of each kind of load the fullest.
[[nodiscard]] std::vector<plan::cluster> clusters_ahead(store::session& db, const scope& in,
                                                        const std::string& programme);

/// What the programme's office is told: what its silences keep back is not in it.
[[nodiscard]] std::vector<pressing> pressure_to_tell(store::session& db, const scope& in,
                                                     const std::string& programme);

/// Empty where the settings do not say when the programme started, or when it ends.
[[nodiscard]] std::optional<plan::time_used>
progress_of(store::session& db, const snapshot& of, const std::string& programme, plan::date today);

} // namespace remembrancer::rounds
