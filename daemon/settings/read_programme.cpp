#include "daemon/base/text.hpp"
#include "daemon/calendar/calendar_settings.hpp"
#include "daemon/settings/programme_parts.hpp"
#include "daemon/settings/readers.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace remembrancer::settings {

namespace {

std::vector<rounds::key_date> read_key_dates(section& programme) {
    std::vector<rounds::key_date> dates;
    std::set<std::string> names;
    for (section& one : programme.tables("key_date")) {
        rounds::key_date date;
        one.read("name", date.name);
        one.read("date", date.day);
        one.expect("name", one.has("name"), "expected a name that the plan uses for the date");
        one.expect("date", one.has("date"), "expected a date as 2019-04-01");
        if (one.is_good("name") && !names.insert(base::folded(date.name)).second)
            one.fault_at("name", fmt::format("\"{}\" is there twice", date.name));
        one.finish();
        dates.push_back(std::move(date));
    }
    return dates;
}

} // namespace

void read_dates(section& programme, rounds::programme_settings& into) {
    plan::date started{};
    programme.read("started", started);
    if (programme.has("started") && programme.is_good("started"))
        into.started = started;
    into.key_dates = read_key_dates(programme);
    const bool ends_after = std::ranges::any_of(
        into.key_dates, [&](const rounds::key_date& each) { return each.day > started; });
    programme.expect("started", !into.started || ends_after,
                     "expected a day before the last key date, up to which its time is counted");
}

void read_nation(section& programme, std::string& into) {
    programme.read("nation", into);
    if (std::string fault = calendar::nation_fault(into); !fault.empty())
        programme.fault_at("nation", std::move(fault));
}

void read_programme(section& root, settings& into) {
    section programme = root.table("programme");
    programme.read("name", into.programme.name);
    std::string zone;
    programme.read("zone", zone);
    if (!zone.empty()) {
        if (std::string fault = calendar::zone_fault(zone); fault.empty())
            into.programme.zone = zone;
        else
            programme.fault_at("zone", std::move(fault));
    }
    read_nation(programme, into.programme.nation);
    read_dates(programme, into.programme);
    for (const rounds::key_date& date : into.programme.key_dates) {
        into.intake.key_dates.push_back({date.name, date.day});
        into.rules.key_dates.push_back({date.name, date.day});
    }
    into.intake.programme = into.programme.name;
    programme.finish();
}

void read_roles(section& root, settings& into) {
    section roles = root.table("roles");
    roles.read("programme_director", into.routing.roles.programme_director);
    roles.read("programme_office", into.routing.roles.programme_office);
    roles.finish();
}

} // namespace remembrancer::settings
