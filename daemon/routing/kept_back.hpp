#pragma once

#include "daemon/routing/plan_alerts.hpp"

#include <span>
#include <vector>

namespace remembrancer::routing {

/// A step that somebody would have been told of on a day, had a pause not held it back.
struct kept_back {
    plan::date on{}; ///< the first such day
    plan::alert alert;
    plan::pause by;

    friend bool operator==(const kept_back&, const kept_back&) = default;
};

/// What pauses kept from people of an episode on the days of rounds from `first` to `last` while it
/// was open, which are the working days of `rounds`: each step once, oldest first. No round stores
/// it: the ladder is asked again, of the item's dates and people as they are now. `alerts`: every
/// alert of the episode that is stored; `finding`: what it is about. The day of `in` does not
/// matter.
[[nodiscard]] std::vector<kept_back>
kept_back_of(const plan::episode& episode, const plan::finding& finding, const plan::item& item,
             std::span<const plan::alert> alerts, const routing_context& in,
             const calendar::working_calendar& rounds, plan::date first, plan::date last);

} // namespace remembrancer::routing
