#pragma once

#include "daemon/rounds/snapshot.hpp"
#include "tests/support/days.hpp"

#include <string>
#include <vector>

namespace remembrancer::test {

/// A time of a wall clock in London: `at("2018-12-05", 8h + 30min)`.
[[nodiscard]] inline base::instant at(std::string_view iso_day,
                                      std::chrono::minutes of_day = std::chrono::minutes(510)) {
    return calendar::zone::named("Europe/London").to_instant({day(iso_day), of_day});
}

[[nodiscard]] inline rounds::schedule a_schedule(const std::string& name = "daily",
                                                 const calendar::recurrence_settings& when = {
                                                     .days = {"working-day"}}) {
    return {name, calendar::make_recurrence(when), std::chrono::hours(8)};
}

/// What the settings give by default: rounds at half past eight on working days in London. One
/// channel, for which people need an address.
[[nodiscard]] inline rounds::snapshot a_snapshot() {
    const std::vector<plan::date> holidays{day("2018-12-25"), day("2018-12-26"), day("2019-01-01"),
                                           day("2019-04-19"), day("2019-04-22"), day("2019-05-06")};
    rounds::programme_settings programme;
    programme.name = "Example programme";
    return {programme,
            calendar::zone::named("Europe/London"),
            calendar::working_calendar(holidays, {}),
            {},
            {},
            {a_schedule()},
            {{"file", "file", true}},
            {},
            {},
            {}};
}

} // namespace remembrancer::test
