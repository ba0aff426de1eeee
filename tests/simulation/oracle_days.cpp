#include "tests/simulation/oracle_days.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace remembrancer::oracle {
namespace {

constexpr std::array month_names{"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};

bool is_leap(int year) {
    return year == 2020;
}

int days_in(int year, int month) {
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap(year) ? 1 : 0);
}

struct civil {
    int year = 2017;
    int month = 1;
    int of_month = 1;
};

civil civil_of(day when) {
    civil at;
    while (when >= days_in(at.year, at.month)) {
        when -= days_in(at.year, at.month);
        if (++at.month == 13) {
            at.month = 1;
            ++at.year;
        }
    }
    at.of_month = when + 1;
    return at;
}

struct holiday {
    int year, month, of_month;
};

/// From https://www.gov.uk/bank-holidays, typed by hand.
const std::vector<holiday>& holidays_of(nation where) {
    static const std::vector<holiday> england_and_wales{
        {2019, 1, 1},   {2019, 4, 19},  {2019, 4, 22},  {2019, 5, 6},  {2019, 5, 27}, {2019, 8, 26},
        {2019, 12, 25}, {2019, 12, 26}, {2020, 1, 1},   {2020, 4, 10}, {2020, 4, 13}, {2020, 5, 8},
        {2020, 5, 25},  {2020, 8, 31},  {2020, 12, 25}, {2020, 12, 28}};
    static const std::vector<holiday> scotland{
        {2019, 1, 1},   {2019, 1, 2},   {2019, 4, 19},  {2019, 5, 6},   {2019, 5, 27},
        {2019, 8, 5},   {2019, 12, 2},  {2019, 12, 25}, {2019, 12, 26}, {2020, 1, 1},
        {2020, 1, 2},   {2020, 4, 10},  {2020, 5, 8},   {2020, 5, 25},  {2020, 8, 3},
        {2020, 11, 30}, {2020, 12, 25}, {2020, 12, 28}};
    static const std::vector<holiday> northern_ireland{
        {2019, 1, 1},  {2019, 3, 18}, {2019, 4, 19}, {2019, 4, 22},  {2019, 5, 6},
        {2019, 5, 27}, {2019, 7, 12}, {2019, 8, 26}, {2019, 12, 25}, {2019, 12, 26},
        {2020, 1, 1},  {2020, 3, 17}, {2020, 4, 10}, {2020, 4, 13},  {2020, 5, 8},
        {2020, 5, 25}, {2020, 7, 13}, {2020, 8, 31}, {2020, 12, 25}, {2020, 12, 28}};
    switch (where) {
    case nation::scotland:
        return scotland;
    case nation::northern_ireland:
        return northern_ireland;
    default:
        return england_and_wales;
    }
}

/// Summer time begins and ends at 01:00 UTC.
int summer_minutes(minute at) {
    static const std::array<minute, 4> changes{
        day_of(2019, 3, 31) * 1440LL + 60, day_of(2019, 10, 27) * 1440LL + 60,
        day_of(2020, 3, 29) * 1440LL + 60, day_of(2020, 10, 25) * 1440LL + 60};
    const bool summer =
        (at >= changes[0] && at < changes[1]) || (at >= changes[2] && at < changes[3]);
    return summer ? 60 : 0;
}

} // namespace

day day_of(int year, int month, int of_month) {
    day count = of_month - 1;
    for (int each = 2017; each < year; ++each)
        count += is_leap(each) ? 366 : 365;
    for (int each = 1; each < month; ++each)
        count += days_in(year, each);
    return count;
}

std::string iso(day when) {
    const civil at = civil_of(when);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", at.year, at.month, at.of_month);
    return text.data();
}

std::string in_words(day when) {
    const civil at = civil_of(when);
    return std::to_string(at.of_month) + " " +
           month_names.at(static_cast<std::size_t>(at.month - 1)) + " " + std::to_string(at.year);
}

day month_end(day when) {
    const civil at = civil_of(when);
    return when - at.of_month + days_in(at.year, at.month);
}

day months_before(day when, int months) {
    const int of_month = civil_of(when).of_month;
    day first = when - of_month + 1;
    for (; months > 0; --months)
        first -= civil_of(first - 1).of_month;
    return std::min(first + of_month - 1, month_end(first));
}

int weekday(day when) {
    return (when + 6) % 7;
}

work_days::work_days(nation where, const std::vector<std::pair<day, day>>& closures)
    : works_(static_cast<std::size_t>(day_of(2022, 1, 1))) {
    for (day each = 0; each < day_of(2022, 1, 1); ++each)
        works_[static_cast<std::size_t>(each)] = weekday(each) < 5;
    for (const holiday& each : holidays_of(where))
        works_[static_cast<std::size_t>(day_of(each.year, each.month, each.of_month))] = false;
    for (const auto& [first, last] : closures) {
        for (day each = first; each <= last; ++each)
            works_[static_cast<std::size_t>(each)] = false;
    }
}

bool work_days::works(day when) const {
    return works_.at(static_cast<std::size_t>(when));
}

int work_days::between(day from, day to) const {
    int count = 0;
    for (day each = from + 1; each <= to; ++each)
        count += works(each) ? 1 : 0;
    return count;
}

day work_days::after(day from, int count) const {
    while (!works(from))
        --from;
    const int way = count < 0 ? -1 : 1;
    while (count != 0) {
        from += way;
        if (works(from))
            count -= way;
    }
    return from;
}

bool work_days::is_first_of_week(day when) const {
    if (!works(when))
        return false;
    for (day before = when - weekday(when); before < when; ++before) {
        if (works(before))
            return false;
    }
    return true;
}

minute london(day when, int minute_of_day) {
    const minute as_winter = when * 1440LL + minute_of_day;
    return as_winter - summer_minutes(as_winter - 60);
}

long long shown_in_london(minute at) {
    return at + summer_minutes(at);
}

} // namespace remembrancer::oracle
