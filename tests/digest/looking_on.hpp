#pragma once

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/digest/digest_rows.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/digest_words.hpp"

namespace remembrancer::test {

/// The context of a digest of Wednesday 5 December 2018, whose owners are as typed.
[[nodiscard]] inline digest::context
looking_on(const calendar::working_calendar& calendar,
           plan::date today = std::chrono::sys_days(std::chrono::year(2018) / 12 / 5)) {
    digest::context in{"Example programme", "", "", today, {}, calendar, {}, {}, {}};
    in.owners = [](const plan::item& item) { return item.owner_text; };
    in.where = [](const plan::item& item) { return item.workstream; };
    in.calendar_of = [&calendar](const plan::item&) -> const calendar::working_calendar& {
        return calendar;
    };
    return in;
}

} // namespace remembrancer::test
