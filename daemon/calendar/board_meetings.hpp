#pragma once

#include "daemon/plan/board.hpp"
#include "daemon/plan/item.hpp"

#include <optional>
#include <vector>

namespace remembrancer::calendar {

class working_calendar;

/// A board with the days on which it meets. A value; any thread.
struct board_meetings {
    plan::board board;
    /// Ascending. Empty when nobody said, or not so that it could be read. Of what is before the
    /// first and after the last nothing is known.
    std::vector<plan::date> days;
};

/// From 2015 to the end of 2060.
[[nodiscard]] board_meetings meetings_of(plan::board board, const working_calendar& calendar);

/// The last meeting before `day`, and the first on it or after it.
[[nodiscard]] std::optional<plan::date> last_before(const board_meetings& of, plan::date day);
[[nodiscard]] std::optional<plan::date> first_from(const board_meetings& of, plan::date day);

/// The day by which papers must be with the board; none when it asks for none.
[[nodiscard]] std::optional<plan::date> papers_deadline(const plan::board& of, plan::date meeting,
                                                        const working_calendar& calendar);

/// The last day on which notice of a meeting's decision can be given; none when none is needed.
[[nodiscard]] std::optional<plan::date> last_day_of_notice(const plan::board& of,
                                                           plan::date meeting);

/// The meeting that a decision is meant for: the effective date, or where that is a stretch of days
/// the last meeting in it that is known, else its end. None without a date.
[[nodiscard]] std::optional<plan::date> meeting_for(const plan::item& decision,
                                                    const board_meetings& of);

} // namespace remembrancer::calendar
