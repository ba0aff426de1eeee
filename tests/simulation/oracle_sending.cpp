#include "tests/simulation/oracle.hpp"

#include <algorithm>
#include <tuple>

namespace remembrancer::oracle {

/// The newest that was theirs; none of who is not reminded weekly.
std::optional<day> oracle::weekly_day(const std::string& person, day today) const {
    const auto chosen = of_.weekly.find(person);
    if (chosen == of_.weekly.end())
        return {};
    for (day monday = today - weekday(today);; monday -= 7) {
        day own = monday + chosen->second;
        while (own < monday + 7 && !work().works(own))
            ++own;
        if (own == monday + 7)
            for (own = monday + chosen->second; own > monday && !work().works(own);)
                --own;
        if (own <= today)
            return own;
    }
}

/// Whether it makes no message by itself today.
bool oracle::waits(const std::string& hears, bool cannot_wait, bool by_its_ladder,
                   day today) const {
    if (of_.at_once.contains(hears))
        return false;
    const std::optional<day> own = weekly_day(hears, today);
    return own && !cannot_wait ? is_at_once_ || *own != today : by_its_ladder;
}

/// Each one's lines in one message; what is worth none of its own goes along, or by itself when it
/// is released. One line a person and episode: what they are told in their own right leads, then
/// what escalates, then the furthest step.
std::set<told> oracle::send(const std::function<bool(const std::string&)>& releases,
                            const std::set<std::string>& others) {
    std::set<told> lines;
    for (auto& [hears, all] : to_come_) {
        const bool is_released = releases(hears);
        const auto stays = [this](const line_to_come& each) { return is_gone(each.ref); };
        const bool is_message = is_released || others.contains(hears) ||
                                std::ranges::any_of(all, [&](const line_to_come& each) {
                                    return !each.waits && !stays(each);
                                });
        if (!is_message)
            continue;
        std::map<std::tuple<std::string, std::string, std::string>, std::tuple<bool, bool, int>>
            leading;
        for (const line_to_come& each : all) {
            if (stays(each))
                continue;
            const auto [place, is_first] =
                leading.try_emplace({each.ref, each.rule, each.over}, each.rank);
            if (!is_first)
                place->second = std::min(place->second, each.rank);
        }
        for (const auto& [line, rank] : leading) {
            const auto& [ref, rule, over] = line;
            lines.insert({hears, ref, rule, over.empty() ? reasons_.at({ref, rule}) : over,
                          -std::get<2>(rank)});
        }
        const auto was_waiting = [&](const line_to_come& each) {
            return each.waits && !stays(each);
        };
        if (!is_released && std::ranges::any_of(all, was_waiting))
            happened_.insert("told with another message");
        for (const line_to_come& each : all)
            if (!stays(each))
                sent_.insert(each.number);
        std::erase_if(all, [&](const line_to_come& each) { return !stays(each); });
        // Their own day has released it: when its row is back it comes.
        if (is_released && of_.weekly.contains(hears))
            for (line_to_come& each : all)
                each.waits = false;
    }
    return lines;
}

} // namespace remembrancer::oracle
