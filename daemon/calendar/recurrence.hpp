#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/calendar/zone.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::calendar {

class working_calendar;

/// What becomes of an occurrence on a day that is not worked.
enum class closed_day_policy {
    keep,             ///< it happens all the same
    skip,             ///< it is left out
    next_working_day, ///< it moves to the next working day, at the same time
};

/// Local times that come again and again: a rule of RFC 5545, section 3.3.10, expanded as local
/// time and then converted, so that half past eight stays half past eight in summer. A value; any
/// thread.
class recurrence {
public:
    /// `rule` is the text of an RRULE, without that word. `start` is its DTSTART: nothing happens
    /// before it, intervals count from it, and it is an occurrence only when the rule says so.
    /// Frequencies from DAILY to YEARLY. An UNTIL that is a date includes that day.
    /// Throws user_error (settings) that names the faulty part.
    recurrence(std::string_view rule, local_time start, zone where,
               closed_day_policy on_closed_day = closed_day_policy::keep);

    /// The first occurrence after `now`; empty when there is none within 100 years.
    [[nodiscard]] std::optional<base::instant> next_after(base::instant now,
                                                          const working_calendar& calendar) const;

    /// Occurrences from `from` up to, but not at, `to`: in order, each once.
    [[nodiscard]] std::vector<base::instant> occurrences(base::instant from, base::instant to,
                                                         const working_calendar& calendar) const;

    /// The local days of its occurrences, both ends included: in order, each once.
    [[nodiscard]] std::vector<plan::date> days_between(plan::date first, plan::date last,
                                                       const working_calendar& calendar) const;

    [[nodiscard]] const zone& where() const noexcept { return zone_; }

private:
    [[nodiscard]] std::optional<plan::date> worked_day(plan::date day,
                                                       const working_calendar& calendar) const;

    std::string rule_; ///< checked, and UNTIL in local time
    local_time start_;
    zone zone_;
    closed_day_policy on_closed_day_;
};

} // namespace remembrancer::calendar
