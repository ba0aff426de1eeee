#pragma once

#include "daemon/plan/item.hpp"

#include <optional>
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

    friend bool operator==(const forward_line&, const forward_line&) = default;
};

/// The open items: overdue ones first, then those due from `today` to `weeks` weeks on, by
/// effective date, then those without a date. Vanished items are left out.
[[nodiscard]] std::vector<forward_line> forward_plan(const std::vector<plan::item>& items,
                                                     plan::date today, int weeks,
                                                     const calendar::working_calendar& calendar);

} // namespace remembrancer::digest
