#include "daemon/plan/time_used.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::plan {
namespace {

int percent(long long part, long long whole) {
    return static_cast<int>((200 * part + whole) / (2 * whole));
}

int days_between(date from, date to) {
    return static_cast<int>((to - from).count());
}

} // namespace

std::optional<time_used> time_used_on(date today, date started, date end, int delivered,
                                      int of_milestones) {
    if (today < started || end <= started || of_milestones <= 0)
        return std::nullopt;
    return time_used{days_between(started, std::min(today, end)), days_between(started, end),
                     delivered, of_milestones};
}

int percent_of_days(const time_used& of) {
    return percent(of.days, of.of_days);
}

int percent_delivered(const time_used& of) {
    return percent(of.delivered, of.of_milestones);
}

std::string in_words(const time_used& of) {
    return fmt::format("{} of {} days used ({}%), {} of {} milestones closed ({}%)", of.days,
                       of.of_days, percent_of_days(of), of.delivered, of.of_milestones,
                       percent_delivered(of));
}

} // namespace remembrancer::plan
