#include "daemon/rounds/simulated_change.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace remembrancer::rounds {
namespace {

using dates = std::vector<plan::date>;

/// By person, item and rule: the days with and without the change.
using comparison =
    std::map<std::tuple<std::string, std::string, plan::rule>, std::pair<dates, dates>>;

dates without(const dates& all, const dates& others) {
    dates left;
    std::ranges::set_difference(all, others, std::back_inserter(left));
    return left;
}

} // namespace

void add_lines(std::vector<told_line>& lines, const composed& made, plan::date on) {
    for (const composed_message& each : made.messages) {
        for (const plan::message_item& item : each.model.items)
            lines.push_back({on, each.message.person,
                             fmt::format("{} {}", plan::to_text(item.kind), item.ref), item.rule});
        if (each.model.list)
            lines.push_back({on, each.message.person, "list", plan::rule::weekly_list});
    }
}

std::vector<told_change> changes_between(const std::vector<told_line>& now,
                                         const std::vector<told_line>& then) {
    comparison both;
    for (const told_line& line : now)
        both[{line.person, line.item, line.rule}].first.push_back(line.on);
    for (const told_line& line : then)
        both[{line.person, line.item, line.rule}].second.push_back(line.on);
    std::vector<told_change> changes;
    for (auto& [key, days] : both) {
        const auto& [person, item, rule] = key;
        std::ranges::sort(days.first);
        std::ranges::sort(days.second);
        const dates gone = without(days.first, days.second);
        const dates come = without(days.second, days.first);
        const std::size_t moved = std::min(gone.size(), come.size());
        for (std::size_t i = 0; i < moved; ++i)
            changes.push_back({change_kind::moved, {come[i], person, item, rule}, gone[i]});
        for (std::size_t i = moved; i < gone.size(); ++i)
            changes.push_back({change_kind::dropped, {gone[i], person, item, rule}, {}});
        for (std::size_t i = moved; i < come.size(); ++i)
            changes.push_back({change_kind::added, {come[i], person, item, rule}, {}});
    }
    std::ranges::stable_sort(changes, {}, &told_change::line);
    return changes;
}

} // namespace remembrancer::rounds
