#pragma once

// Of the oracle: it shares no code with the daemon, so that the two cannot be wrong together.

#include <string>
#include <utility>
#include <vector>

namespace remembrancer::oracle {

/// Days after Sunday 1 January 2017. Right for 2017 to 2021.
using day = int;

/// Minutes of UTC after that day's midnight.
using minute = long long;

[[nodiscard]] day day_of(int year, int month, int of_month);
/// `2020-02-29`.
[[nodiscard]] std::string iso(day when);
/// `29 February 2020`.
[[nodiscard]] std::string in_words(day when);
/// The last day of the month that the day is in.
[[nodiscard]] day month_end(day when);
/// The same day so many months before, or the last of a month that has no such day.
[[nodiscard]] day months_before(day when, int months);
/// Monday is 0.
[[nodiscard]] int weekday(day when);

enum class nation { england_and_wales, scotland, northern_ireland };

/// Which days are worked. Bank holidays are those of 2019 and 2020.
class work_days {
public:
    work_days(nation where, const std::vector<std::pair<day, day>>& closures);

    [[nodiscard]] bool works(day when) const;
    /// Leaves out the first and counts the last.
    [[nodiscard]] int between(day from, day to) const;
    /// Counts from the last working day on or before `from`, both ways.
    [[nodiscard]] day after(day from, int count) const;
    [[nodiscard]] bool is_first_of_week(day when) const;

private:
    std::vector<bool> works_; ///< by day
};

/// When a clock in London shows that time. Good for 2019 and 2020, and for times that come once.
[[nodiscard]] minute london(day when, int minute_of_day);
/// What a clock in London shows, in minutes since the first day's midnight.
[[nodiscard]] long long shown_in_london(minute at);

} // namespace remembrancer::oracle
