#include "daemon/rules/dates_clustered.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/rules/wording.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace remembrancer::rules::dates_clustered {
namespace {

struct limit {
    int week;
    int day;
};

limit limit_of(plan::load_of of, const cluster_limits& limits) {
    switch (of) {
    case plan::load_of::programme:
        return {limits.programme, limits.programme_day};
    case plan::load_of::workstream:
        return {limits.workstream, limits.workstream_day};
    case plan::load_of::owner:
        break;
    }
    return {limits.owner, limits.owner_day};
}

bool is_reached(int limit, int items) {
    return limit > 0 && items >= limit;
}

/// The days in sight, by their weeks.
std::map<plan::date, std::map<plan::date, int>> weeks_of(const plan::load& of, plan::date today) {
    std::map<plan::date, std::map<plan::date, int>> weeks;
    const auto end = of.on.upper_bound(today + ahead);
    for (auto each = of.on.lower_bound(today); each != end; ++each)
        weeks[calendar::monday_of(each->first)].insert(*each);
    return weeks;
}

plan::cluster whole_week(const plan::load& of, plan::date monday,
                         const std::map<plan::date, int>& days) {
    plan::cluster week{of.of, of.name, monday, 0, {}, 0, {}};
    for (const auto& [day, items] : days) {
        week.items += items;
        if (items > week.on_busiest) {
            week.busiest = day;
            week.on_busiest = items;
        }
    }
    std::string detail = counted(week.items, "date") + " in the week of " + plan::in_words(monday);
    if (week.on_busiest < week.items)
        detail += ", " + std::to_string(week.on_busiest) + " of them";
    detail += " on " + plan::in_words_with_weekday(week.busiest);
    week.found = {plan::rule::dates_clustered, plan::reason::week_over_limit, monday, true,
                  std::move(detail)};
    return week;
}

plan::cluster one_day(const plan::load& of, plan::date day, int items) {
    return {of.of,
            of.name,
            calendar::monday_of(day),
            items,
            day,
            items,
            {plan::rule::dates_clustered, plan::reason::day_over_limit, day, true,
             counted(items, "date") + " on " + plan::in_words_with_weekday(day)}};
}

} // namespace

std::vector<plan::cluster> find(const plan::load& of, const context& in) {
    std::vector<plan::cluster> found;
    const limit limit = limit_of(of.of, in.settings.clusters);
    for (const auto& [monday, days] : weeks_of(of, in.today)) {
        plan::cluster week = whole_week(of, monday, days);
        const bool is_full = is_reached(limit.week, week.items);
        const plan::date busiest = week.busiest;
        if (is_full)
            found.push_back(std::move(week));
        for (const auto& [day, items] : days) {
            if (is_reached(limit.day, items) && !(is_full && day == busiest))
                found.push_back(one_day(of, day, items));
        }
    }
    return found;
}

std::optional<plan::date> next_wake(const plan::load& of, const context& in) {
    const limit limit = limit_of(of.of, in.settings.clusters);
    if (limit.week <= 0 && limit.day <= 0)
        return std::nullopt;
    std::optional<plan::date> earliest;
    const plan::date last = in.today + ahead;
    if (const auto next = of.on.lower_bound(in.today); next != of.on.end() && next->first <= last)
        earliest = next->first + std::chrono::days(1);
    if (const auto later = of.on.upper_bound(last); later != of.on.end())
        earliest = std::min(earliest.value_or(later->first), later->first - ahead);
    return earliest;
}

std::vector<plan::cluster> fullest(std::vector<plan::cluster> all, std::size_t most) {
    std::ranges::sort(all, {}, [](const plan::cluster& each) {
        return std::tuple(each.of, -each.items, each.monday, std::cref(each.name).get(),
                          each.busiest);
    });
    std::map<plan::load_of, std::size_t> kept;
    std::erase_if(all, [&](const plan::cluster& each) { return ++kept[each.of] > most; });
    return all;
}

} // namespace remembrancer::rules::dates_clustered
