#pragma once

#include "daemon/plan/date.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace remembrancer::calendar {

/// Days on which the programme does not work, first and last included.
struct closure {
    plan::date first;
    plan::date last;

    friend bool operator==(const closure&, const closure&) = default;
};

/// Why a day is not worked; a weekend goes before a holiday, a holiday before a closure.
enum class day_kind { worked, weekend, holiday, closure };

/// Which days are worked. Immutable, so that any thread may read it; every question is answered in
/// constant time and without allocation.
///
/// Holidays and closures are known from `first_day` to `last_day`; outside, only weekends are free.
class working_calendar {
public:
    static constexpr plan::date first_day = std::chrono::year(2000) / 1 / 1;
    static constexpr plan::date last_day = std::chrono::year(2100) / 12 / 31;

    /// Saturdays and Sundays are free, nothing else is.
    working_calendar();

    /// Throws user_error (settings) when the weekend leaves no day to work, or a closure ends
    /// before it begins.
    working_calendar(const std::vector<plan::date>& holidays, const std::vector<closure>& closures,
                     const std::vector<std::chrono::weekday>& weekend = {std::chrono::Saturday,
                                                                         std::chrono::Sunday});

    [[nodiscard]] bool is_working_day(plan::date day) const noexcept {
        return rank(day) != rank(day - std::chrono::days(1));
    }

    [[nodiscard]] day_kind kind_of(plan::date day) const noexcept;

    /// Leaves out `from` and counts `to`; negative when `to` is before `from`, so that swapping the
    /// two changes the sign only.
    [[nodiscard]] int working_days_between(plan::date from, plan::date to) const noexcept {
        return rank(to) - rank(from);
    }

    [[nodiscard]] plan::date last_working_day_on_or_before(plan::date day) const noexcept {
        return select(rank(day));
    }

    [[nodiscard]] plan::date first_working_day_on_or_after(plan::date day) const noexcept {
        return select(rank(day - std::chrono::days(1)) + 1);
    }

    /// Counts from the last working day on or before `day`, both ways: one working day after a
    /// Saturday is the Monday, one before it is the Thursday, none is the Friday.
    [[nodiscard]] plan::date add_working_days(plan::date day, int count) const noexcept {
        return select(rank(day) + count);
    }

    /// The last bank holiday known, whatever its weekday. Closures do not count.
    [[nodiscard]] std::optional<plan::date> last_known_holiday() const noexcept {
        return last_known_holiday_;
    }

    /// True when the known bank holidays end before `today` plus `months`, or none is known: time
    /// to fetch the newly published list.
    [[nodiscard]] bool expires_within(plan::date today, std::chrono::months months) const noexcept;

    /// Equal exactly for calendars that answer every question about working days alike, by whatever
    /// name a day is free; stable between runs and versions, because the store keeps it.
    [[nodiscard]] const std::string& fingerprint() const noexcept { return fingerprint_; }

private:
    /// Working days from `first_day` to `day`; before `first_day` zero and negative.
    [[nodiscard]] int rank(plan::date day) const noexcept {
        const auto after = (day - first_day).count() + 1;
        if (after >= 0 && static_cast<std::size_t>(after) < ranks_.size())
            return ranks_[static_cast<std::size_t>(after)];
        return rank_outside(day);
    }

    /// The working day of that rank.
    [[nodiscard]] plan::date select(int wanted) const noexcept {
        if (wanted > 0 && static_cast<std::size_t>(wanted) <= days_.size())
            return first_day + std::chrono::days(days_[static_cast<std::size_t>(wanted) - 1]);
        return select_outside(wanted);
    }

    [[nodiscard]] bool is_weekend(plan::date day) const noexcept;
    [[nodiscard]] int rank_outside(plan::date day) const noexcept;
    [[nodiscard]] plan::date select_outside(int wanted) const noexcept;

    /// Bit n is set when the weekday of C encoding n (Sunday is 0) is free.
    unsigned weekend_ = 0;
    int worked_a_week_ = 0;
    /// ranks_[n]: working days among the first n days of the range.
    std::vector<std::int32_t> ranks_;
    /// days_[n]: the working day of rank n + 1, in days since `first_day`.
    std::vector<std::int32_t> days_;
    /// By days since `first_day`.
    std::vector<bool> is_holiday_;
    std::optional<plan::date> last_known_holiday_;
    std::string fingerprint_;
};

[[nodiscard]] constexpr int days_between(plan::date from, plan::date to) noexcept {
    return static_cast<int>((to - from).count());
}

} // namespace remembrancer::calendar
