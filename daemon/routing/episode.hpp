#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"

#include <span>
#include <vector>

namespace remembrancer::routing {

/// What opens an episode, besides the finding.
struct opening {
    plan::date today{};
    int sequence = 1; ///< one more than the last of this rule and subject
    /// Another rule's lateness of the same item ended today as this one began (its date was
    /// replaced by TBC, or TBC by a date that has passed): it is not seen for the first time.
    bool takes_over = false;
};

/// The episode that a finding opens, not stored yet. Lateness which the plan already had when it
/// came to the daemon's knowledge counts its ladder from today (`first_sight`).
[[nodiscard]] plan::episode open_episode(const plan::finding& finding, const plan::item& item,
                                         const opening& how);

/// The day that the ladder counts from. The first anchor stays when a date is re-cast to another
/// that has passed as well: else a new date each day would keep an item off the ladder. An earlier
/// one counts.
[[nodiscard]] plan::date counted_from(const plan::episode& episode, const plan::finding& finding);

/// For an episode that has ended: one alert, `step_over`, to everyone told of its lateness in
/// another role than the owner's; to whoever was last told in the principal's name. None for other
/// rules, and none for those who have it already.
[[nodiscard]] std::vector<plan::alert>
episode_over(const plan::episode& episode, std::span<const plan::alert> so_far, plan::reason why);

} // namespace remembrancer::routing
