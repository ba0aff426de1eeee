#pragma once

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>

namespace remembrancer::rules {

/// The meeting at which a decision is expected.
struct decided_at {
    const calendar::board_meetings& by; ///< the last board of the path
    plan::date meeting;
};

/// None when nothing is to be prepared: no open decision, no date, a board that nobody described,
/// or the day is past, so that the decision itself is overdue.
[[nodiscard]] std::optional<decided_at> decision_ahead(const subject& of, const context& in);

} // namespace remembrancer::rules
