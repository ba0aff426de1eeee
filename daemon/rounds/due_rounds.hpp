#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/rounds/snapshot.hpp"

#include <optional>
#include <vector>

namespace remembrancer::rounds {

/// What is to be done about the times of a schedule that have passed since its last round.
struct due_rounds {
    std::optional<base::instant> hold; ///< to be held now: the newest one, if it is fresh enough
    std::vector<base::instant> missed; ///< to be recorded as missed, oldest first
};

/// `last` is the scheduled time of the schedule's newest round, or the time from which it counts.
[[nodiscard]] due_rounds rounds_due(const schedule& of, base::instant last, base::instant now,
                                    const calendar::working_calendar& calendar);

} // namespace remembrancer::rounds
