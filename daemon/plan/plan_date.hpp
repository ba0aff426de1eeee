#pragma once

#include "daemon/plan/date.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// How exactly a plan states a date. Stored by number: never renumber, only append.
enum class precision : int {
    none = 0, ///< the cell is blank
    day = 1,
    part_of_month = 2, ///< beginning, middle or end of a month
    month = 3,
    quarter = 4,
    season = 5,
    window = 6,          ///< any other stretch of days
    year = 7,            ///< calendar or financial year
    to_be_confirmed = 8, ///< TBC or TBA: known to be unknown
    unreadable = 9,      ///< ambiguous or not understood: kept, questioned, never guessed
};

/// A date as a plan states it: the text as typed, and the window that it means.
struct plan_date {
    std::string text; ///< as typed, trimmed; for a true date cell dd/mm/yyyy
    plan::precision precision = plan::precision::none;
    std::optional<date> from;   ///< first day of the window; set exactly when `by` is
    std::optional<date> by;     ///< last day of the window
    bool year_inferred = false; ///< the text has no year; the one nearest the as-of date was taken
    std::string question;       ///< for `unreadable`: what a person must settle

    friend bool operator==(const plan_date&, const plan_date&) = default;
};

/// Whether both mean the same, whatever was typed: a date cell loses the text it was typed as.
[[nodiscard]] bool same_value(const plan_date& a, const plan_date& b);

/// The date as a reader of mail should see it: `6 December 2018`, `December 2018`,
/// `11 to 20 October 2018`, `January to March 2019`; the text as typed where there is no window;
/// empty for a blank.
[[nodiscard]] std::string in_words(const plan_date& when);

} // namespace remembrancer::plan
