#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/plan/people.hpp"

#include <optional>
#include <vector>

namespace remembrancer::calendar {
class working_calendar;
}

namespace remembrancer::routing {

/// A step is its offset: a ladder may be edited without any stored step changing its meaning.
struct step {
    int after = 0; ///< working days after the day that is counted from; negative before it
    std::vector<plan::role> roles;

    friend bool operator==(const step&, const step&) = default;
};

/// What goes on after the last step until the episode ends.
struct repeat {
    enum class every {
        working_days, ///< each `working_days` after the last step
        week,         ///< on the first working day of each ISO week after the last step's day
    };
    every how = every::working_days;
    int working_days = 5; ///< at least 1; unused for `week`
    std::vector<plan::role> roles;

    friend bool operator==(const repeat&, const repeat&) = default;
};

struct ladder {
    std::vector<step> steps; ///< never empty, `after` ascending
    std::vector<repeat> repeats;
    bool copies_owner = false; ///< the owner hears every step, whoever else does
    /// A step none of whose people is new to the episode tells nobody; after a first sight none
    /// does, whatever this says. A repeat always tells.
    bool skips_told = false;
    /// Not worth a message of its own: it goes with the reader's next one, and alone only on the
    /// first working day of a week.
    bool waits = false;

    friend bool operator==(const ladder&, const ladder&) = default;
};

/// One coming round of a repeat. Its step is its distance from the day counted from, in working
/// days.
struct occurrence {
    int step = 0;
    plan::date on{};

    friend bool operator==(const occurrence&, const occurrence&) = default;
};

/// The last occurrence on or before `today` of a repeat that follows the step `last_step`, counted
/// from `start`; none before the first.
[[nodiscard]] std::optional<occurrence> latest(const repeat& of, int last_step, plan::date start,
                                               plan::date today,
                                               const calendar::working_calendar& calendar);

/// The first occurrence after `today`. None only when the calendar has no working day in the ten
/// years to come.
[[nodiscard]] std::optional<occurrence> next(const repeat& of, int last_step, plan::date start,
                                             plan::date today,
                                             const calendar::working_calendar& calendar);

} // namespace remembrancer::routing
