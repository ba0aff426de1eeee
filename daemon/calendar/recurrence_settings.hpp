#pragma once

#include <string>
#include <vector>

namespace remembrancer::calendar {

class recurrence;

/// When something happens, in the plain form of the settings file, or as a rule of RFC 5545.
struct recurrence_settings {
    /// `monday` to `sunday`, or alone `working-day`. Empty: each working day, or with `every` the
    /// weekday of its date.
    std::vector<std::string> days{};
    /// Local time, 24 hours. Default: before the first meeting, after the post has been read.
    std::string time = "08:30";
    /// An IANA name. Local times stay put when its clocks change.
    std::string zone = "Europe/London";
    /// `2 weeks from 2018-12-05`: only in each second week, counted from the week of that date
    /// (weeks begin on Monday). 1 to 520 weeks. Empty: every week.
    std::string every{};
    /// When the day is a bank holiday, a closure or a weekend: `keep`, `skip` or
    /// `next-working-day`. Not with `working-day`, which always skips.
    std::string on_closed_day = "keep";
    /// Instead of `days` and `every`: an RRULE such as `FREQ=MONTHLY;BYDAY=-1FR`.
    std::string rrule{};
    /// The date from which `rrule` counts.
    std::string start{};

    friend bool operator==(const recurrence_settings&, const recurrence_settings&) = default;
};

/// Throws user_error (settings): the key, what was found, and what was expected.
[[nodiscard]] recurrence make_recurrence(const recurrence_settings& settings);

struct settings_fault {
    std::string key;  ///< of `recurrence_settings`
    std::string what; ///< what is wrong and what was expected; a sentence without the key
};

/// Every fault, empty when `make_recurrence` would succeed.
[[nodiscard]] std::vector<settings_fault> faults_of(const recurrence_settings& settings);

} // namespace remembrancer::calendar
