#include "tests/simulation/timetable.hpp"

#include <algorithm>
#include <set>

namespace remembrancer::simulation {

timetable::timetable(const setup& of, const oracle::work_days& work, oracle::day first,
                     oracle::day last) {
    std::set<oracle::day> days;
    for (oracle::day each = first; each <= last; ++each) {
        oracle::day on = each;
        if (of.weekdays.empty()) {
            if (!work.works(each))
                continue;
        } else {
            if (std::ranges::find(of.weekdays, oracle::weekday(each)) == of.weekdays.end())
                continue;
            while (!work.works(on))
                ++on;
        }
        days.insert(on);
    }
    for (const oracle::day each : days)
        times_.push_back(oracle::london(each, of.minute_of_day));
}

std::optional<oracle::minute> timetable::due(oracle::minute now) {
    std::optional<oracle::minute> newest;
    for (; next_ < times_.size() && times_[next_] <= now; ++next_)
        newest = times_[next_];
    constexpr oracle::minute catch_up = 8 * 60;
    return newest && now - *newest <= catch_up ? newest : std::nullopt;
}

} // namespace remembrancer::simulation
