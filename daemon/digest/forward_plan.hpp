#pragma once

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/plan/item.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace remembrancer::calendar {
class working_calendar;
}

namespace remembrancer::digest {

/// One open item of the plan ahead.
struct forward_line {
    plan::item item;
    std::optional<plan::date> effective;
    std::optional<int> days_left;         ///< negative when overdue
    std::optional<int> working_days_left; ///< negative when overdue
    /// Of a decision the last day for its papers with the board that decides; see `for_board`.
    std::optional<plan::date> papers;

    friend bool operator==(const forward_line&, const forward_line&) = default;
};

/// The open items: overdue ones first, then those due from `today` to `weeks` weeks on, by
/// effective date, then those without a date. Vanished items are left out.
[[nodiscard]] std::vector<forward_line> forward_plan(const std::vector<plan::item>& items,
                                                     plan::date today, int weeks,
                                                     const calendar::working_calendar& calendar);

/// Of these lines the decisions whose path the board is on, with the last day for their papers
/// where the board that decides is known.
[[nodiscard]] std::vector<forward_line> for_board(std::vector<forward_line> lines,
                                                  std::string_view board,
                                                  std::span<const calendar::board_meetings> known,
                                                  const calendar::working_calendar& calendar);

} // namespace remembrancer::digest
