#include "daemon/digest/time_used.hpp"

#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::digest {
namespace {

constexpr int behind_percent = 10;

int percent(long long part, long long whole) {
    return static_cast<int>((200 * part + whole) / (2 * whole));
}

int percent_of_days(const time_used& of) {
    return percent(of.days, of.of_days);
}

int percent_delivered(const time_used& of) {
    return percent(of.delivered, of.of_milestones);
}

} // namespace

std::optional<time_used> time_used_on(plan::date today, plan::date started, plan::date end,
                                      int delivered, int of_milestones) {
    if (today < started || end <= started || of_milestones <= 0)
        return std::nullopt;
    return time_used{calendar::days_between(started, std::min(today, end)),
                     calendar::days_between(started, end), delivered, of_milestones};
}

bool is_behind(const time_used& of) {
    return percent_of_days(of) - percent_delivered(of) >= behind_percent;
}

std::string in_words(const time_used& of) {
    return fmt::format("{} of {} days used ({}%), {} of {} milestones closed ({}%)", of.days,
                       of.of_days, percent_of_days(of), of.delivered, of.of_milestones,
                       percent_delivered(of));
}

} // namespace remembrancer::digest
