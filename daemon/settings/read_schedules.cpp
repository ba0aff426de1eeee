#include "daemon/base/text.hpp"
#include "daemon/settings/readers.hpp"
#include "daemon/settings/schedule_section.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::settings {

void read_times(section& one, rounds::schedule_settings& schedule, std::set<std::string>& names) {
    one.read("name", schedule.name);
    one.read("days", schedule.when.days);
    one.read("time", schedule.when.time);
    one.read("zone", schedule.when.zone);
    one.read("every", schedule.when.every);
    one.read("on_closed_day", schedule.when.on_closed_day);
    one.read("rrule", schedule.when.rrule);
    plan::date start{};
    one.read("start", start);
    if (one.is_good("start"))
        schedule.when.start = plan::to_iso(start);
    one.read("catch_up", schedule.catch_up, std::chrono::hours(0), std::chrono::hours(168));
    for (const calendar::settings_fault& fault : calendar::faults_of(schedule.when))
        one.fault_at(fault.key, fault.what);
    if (base::folded(schedule.name) == rounds::immediate_schedule)
        one.fault_at("name", "expected another name: by this one rounds are recorded that "
                             "are held between the scheduled ones");
    if (!names.insert(base::folded(schedule.name)).second)
        one.fault_at("name", fmt::format("\"{}\" is the name of another schedule; each needs "
                                         "its own, because rounds are recorded by it",
                                         schedule.name));
}

void read_schedules(section& root, settings& into) {
    std::set<std::string> names;
    for (section& one : root.tables("schedule")) {
        rounds::schedule_settings schedule;
        schedule.when.zone = into.programme.zone;
        read_times(one, schedule, names);
        one.finish();
        into.schedules.push_back(std::move(schedule));
    }
    section rounds = root.table("rounds");
    rounds.read("immediate", into.immediate_rounds);
    rounds.finish();
    if (into.schedules.empty()) {
        rounds::schedule_settings daily;
        daily.when.zone = into.programme.zone;
        into.schedules.push_back(std::move(daily));
    }
}

} // namespace remembrancer::settings
