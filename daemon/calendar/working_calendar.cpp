#include "daemon/calendar/working_calendar.hpp"

#include "daemon/base/digest.hpp"
#include "daemon/base/error.hpp"

#include <algorithm>

namespace remembrancer::calendar {
namespace {

using plan::date;
using std::chrono::days;

constexpr std::size_t span_of_range =
    static_cast<std::size_t>((working_calendar::last_day - working_calendar::first_day).count()) +
    1;

void mark(std::vector<bool>& marked, date first, date last) {
    first = std::max(first, working_calendar::first_day);
    last = std::min(last, working_calendar::last_day);
    for (; first <= last; first += days(1))
        marked[static_cast<std::size_t>((first - working_calendar::first_day).count())] = true;
}

std::vector<bool> with_closures(std::vector<bool> is_free, const std::vector<closure>& closures) {
    for (const closure& closed : closures) {
        if (closed.last < closed.first)
            throw base::user_error(base::exit_code::settings,
                                   "a closure ends before it begins; expected its first day, then "
                                   "its last day");
        mark(is_free, closed.first, closed.last);
    }
    return is_free;
}

} // namespace

working_calendar::working_calendar() : working_calendar({}, {}) {}

working_calendar::working_calendar(const std::vector<date>& holidays,
                                   const std::vector<closure>& closures,
                                   const std::vector<std::chrono::weekday>& weekend) {
    for (const std::chrono::weekday day : weekend)
        weekend_ |= 1U << day.c_encoding();
    for (unsigned day = 0; day < 7; ++day)
        worked_a_week_ += (weekend_ >> day & 1U) == 0 ? 1 : 0;
    if (worked_a_week_ == 0)
        throw base::user_error(base::exit_code::settings,
                               "the weekend has all seven days; expected at least one day of the "
                               "week to work on");

    is_holiday_.resize(span_of_range, false);
    for (const date day : holidays)
        mark(is_holiday_, day, day);
    const std::vector<bool> is_free = with_closures(is_holiday_, closures);
    base::digester print;
    print.add(weekend_);
    ranks_.reserve(is_free.size() + 1);
    ranks_.push_back(0);
    for (std::size_t n = 0; n < is_free.size(); ++n) {
        const bool weekend_day = is_weekend(first_day + days(n));
        if (is_free[n] && !weekend_day)
            print.add(static_cast<std::uint32_t>(n));
        if (!is_free[n] && !weekend_day)
            days_.push_back(static_cast<std::int32_t>(n));
        ranks_.push_back(static_cast<std::int32_t>(days_.size()));
    }
    fingerprint_ = print.text();
    if (!holidays.empty())
        last_known_holiday_ = *std::ranges::max_element(holidays);
}

day_kind working_calendar::kind_of(date day) const noexcept {
    if (is_working_day(day))
        return day_kind::worked;
    if (is_weekend(day))
        return day_kind::weekend;
    // A free day that is no weekend lies within the range.
    return is_holiday_[static_cast<std::size_t>((day - first_day).count())] ? day_kind::holiday
                                                                            : day_kind::closure;
}

bool working_calendar::expires_within(date today, std::chrono::months months) const noexcept {
    using namespace std::chrono;
    const year_month_day from(today);
    const year_month month = year_month(from.year(), from.month()) + months;
    const year_month_day_last end(month.year(), month_day_last(month.month()));
    const date horizon = month / std::min(from.day(), end.day());
    return !last_known_holiday_ || *last_known_holiday_ < horizon;
}

bool working_calendar::is_weekend(date day) const noexcept {
    return (weekend_ >> std::chrono::weekday(day).c_encoding() & 1U) != 0;
}

int working_calendar::rank_outside(date day) const noexcept {
    const bool after = day > last_day;
    const date low = after ? last_day : day;
    const date high = after ? day : first_day - days(1);
    const auto weeks = (high - low).count() / 7;
    int count = static_cast<int>(weeks) * worked_a_week_;
    for (date rest = low + days(7 * weeks) + days(1); rest <= high; rest += days(1))
        count += is_weekend(rest) ? 0 : 1;
    return after ? ranks_.back() + count : -count;
}

date working_calendar::select_outside(int wanted) const noexcept {
    const bool after = wanted > 0;
    // Working days to pass: beyond the range, or back from its first day, where rank 0 is the
    // first.
    int left = after ? wanted - ranks_.back() : 1 - wanted;
    const int whole_weeks = (left - 1) / worked_a_week_;
    left -= whole_weeks * worked_a_week_;
    const days step(after ? 1 : -1);
    date day = (after ? last_day : first_day) + step * (7 * whole_weeks);
    while (left > 0) {
        day += step;
        left -= is_weekend(day) ? 0 : 1;
    }
    return day;
}

} // namespace remembrancer::calendar
