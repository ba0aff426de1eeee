#include "daemon/rules/peak_month.hpp"

#include "daemon/rules/wording.hpp"

#include <algorithm>
#include <map>

namespace remembrancer::rules::peak_month {
namespace {

constexpr std::chrono::months months_ahead{12}; // with the one that has begun

std::chrono::year_month month_of(plan::date day) {
    const std::chrono::year_month_day when(day);
    return when.year() / when.month();
}

plan::date first_of(std::chrono::year_month month) {
    return std::chrono::sys_days(month / std::chrono::day(1));
}

} // namespace

plan::date last_ahead(plan::date today) {
    return first_of(month_of(today) + months_ahead) - std::chrono::days(1);
}

std::vector<plan::finding> find(const plan::load& of, const context& in) {
    const int limit = in.settings.clusters.month;
    std::map<plan::date, long long> months;
    long long all = 0;
    const auto end = of.on.upper_bound(last_ahead(in.today));
    for (auto each = of.on.lower_bound(in.today); each != end; ++each) {
        months[first_of(month_of(each->first))] += each->second;
        all += each->second;
    }
    std::vector<plan::finding> found;
    for (const auto& [first, items] : months) {
        if (limit <= 0 || items < limit || 2 * items * std::ssize(months) < 3 * all)
            continue;
        found.push_back({plan::rule::peak_month, plan::reason::month_over_limit, first, true,
                         counted(static_cast<int>(items), "date") + " in " +
                             plan::month_in_words(first) + ", a peak: spread them, or add people"});
    }
    return found;
}

std::optional<plan::date> next_wake(const plan::load& of, const context& in) {
    if (in.settings.clusters.month <= 0)
        return std::nullopt;
    std::optional<plan::date> earliest;
    const plan::date last = last_ahead(in.today);
    if (const auto next = of.on.lower_bound(in.today); next != of.on.end() && next->first <= last)
        earliest = next->first + std::chrono::days(1);
    if (const auto later = of.on.upper_bound(last); later != of.on.end()) {
        const plan::date seen =
            first_of(month_of(later->first) - months_ahead + std::chrono::months(1));
        earliest = std::min(earliest.value_or(seen), seen);
    }
    return earliest;
}

} // namespace remembrancer::rules::peak_month
