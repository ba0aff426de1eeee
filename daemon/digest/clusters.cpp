#include "daemon/digest/clusters.hpp"

#include "daemon/calendar/week.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace remembrancer::digest {
namespace {

using load = cluster::load;

/// Of a kind, a name and a week: how many dates on which day.
using counts = std::map<std::tuple<load, std::string, plan::date>, std::map<plan::date, int>>;

counts count(std::span<const plan::day_load> days) {
    counts all;
    for (const plan::day_load& each : days) {
        const plan::date monday = calendar::monday_of(each.day);
        all[{load::programme, std::string(), monday}][each.day] += each.items;
        if (!each.workstream.empty())
            all[{load::workstream, each.workstream, monday}][each.day] += each.items;
        for (const std::string& owner : each.owners)
            all[{load::owner, owner, monday}][each.day] += each.items;
    }
    return all;
}

struct limit {
    int week;
    int day;
};

limit limit_of(load of, const cluster_limits& limits) {
    switch (of) {
    case load::programme:
        return {limits.programme, limits.programme_day};
    case load::workstream:
        return {limits.workstream, limits.workstream_day};
    case load::owner:
        break;
    }
    return {limits.owner, limits.owner_day};
}

bool is_reached(int limit, int items) {
    return limit > 0 && items >= limit;
}

cluster week_of(const std::map<plan::date, int>& by_day) {
    cluster week;
    for (const auto& [day, items] : by_day) {
        week.items += items;
        if (items > week.on_busiest) {
            week.busiest = day;
            week.on_busiest = items;
        }
    }
    return week;
}

} // namespace

std::vector<cluster> clusters(std::span<const plan::day_load> days, const cluster_limits& limits,
                              std::size_t most) {
    std::vector<cluster> found;
    for (const auto& [what, by_day] : count(days)) {
        cluster week = week_of(by_day);
        std::tie(week.of, week.name, week.monday) = what;
        const limit limit = limit_of(week.of, limits);
        const bool is_full = is_reached(limit.week, week.items);
        if (is_full)
            found.push_back(week);
        for (const auto& [day, items] : by_day) {
            if (is_reached(limit.day, items) && !(is_full && day == week.busiest))
                found.push_back({week.of, week.name, week.monday, items, day, items, true});
        }
    }
    std::ranges::sort(found, {}, [](const cluster& each) {
        return std::tuple(each.of, -each.items, each.monday, std::cref(each.name).get(),
                          each.busiest);
    });
    std::map<load, std::size_t> kept;
    std::erase_if(found, [&](const cluster& each) { return ++kept[each.of] > most; });
    return found;
}

} // namespace remembrancer::digest
