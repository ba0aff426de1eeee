#pragma once

#include "daemon/plan/plan_date.hpp"

#include <chrono>
#include <optional>

namespace remembrancer::intake {

/// A stretch of days, first and last included.
struct window {
    plan::date from;
    plan::date by;

    friend bool operator==(const window&, const window&) = default;
};

enum class unit_kind {
    day,
    month,
    season,         ///< spring from March, winter from December
    term,           ///< of the school year: spring January to March, summer April to July, autumn
    quarter,        ///< of the financial year: the first is April to June
    year,           ///< of the calendar; or several
    financial_year, ///< 1 April to 31 March
};

enum class unit_part { whole, early, middle, late };

/// What is written at one end of a date: a day, a month, `End Oct`, `autumn`.
struct date_unit {
    unit_kind kind = unit_kind::day;
    unit_part part = unit_part::whole;
    unsigned month = 0; ///< month 1 to 12; season and term 1 to 4 from spring; quarter 1 to 4
    unsigned day = 0;   ///< of a `day`
    std::optional<int> year{}; ///< the one it starts in; empty when none is written
    int years = 1;             ///< how many, of a `year`
    std::optional<std::chrono::weekday> weekday{};
    int weeks = 0; ///< 1: the week beginning on the day; -1: the week ending on it
};

/// The window of a unit in a year; empty when there is no such day in it.
[[nodiscard]] std::optional<window> window_of(const date_unit& unit, int year);

/// A date as written: one unit, or two as the ends of a window.
struct date_text {
    date_unit first;
    std::optional<date_unit> last{};
    bool listed = false; ///< the two are joined by `/`, `&` or `and`: perhaps not a stretch
};

struct resolved {
    std::optional<window> when;
    bool year_inferred = false;
};

/// Finds the years that are not written: an end takes the other end's, a date without any the one
/// that brings it nearest to `as_of`, the later of two equally near. No window when a day does not
/// exist or the ends are the wrong way round.
[[nodiscard]] resolved resolve(const date_text& text, plan::date as_of);

/// How exactly the text states the date.
[[nodiscard]] plan::precision precision_of(const date_text& text);

} // namespace remembrancer::intake
