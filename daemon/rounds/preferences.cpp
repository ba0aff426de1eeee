#include "daemon/rounds/preferences.hpp"

#include "daemon/base/text.hpp"
#include "daemon/calendar/week.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>

namespace remembrancer::rounds {

plan::date weekly_day(std::chrono::weekday on, plan::date in_week,
                      const calendar::working_calendar& calendar) {
    using std::chrono::days;
    const plan::date monday = calendar::monday_of(in_week);
    const plan::date chosen = monday + (on - std::chrono::Monday);
    const plan::date day = calendar.first_working_day_on_or_after(chosen);
    if (day < monday + days(7))
        return day;
    for (plan::date before = chosen; before >= monday; before -= days(1))
        if (calendar.is_working_day(before))
            return before;
    return chosen;
}

preferences::preferences(const snapshot& of, plan::date today, bool is_immediate_round,
                         std::optional<plan::date> last_round)
    : of_(of), today_(today), last_round_(last_round), is_immediate_round_(is_immediate_round) {
    for (const person_settings& each : of.people) {
        if (each.reminded == reminders::bundled)
            continue;
        by_name_.emplace(base::folded(each.name), &each);
        is_anybody_immediate_ = is_anybody_immediate_ || each.reminded == reminders::immediate;
    }
}

const person_settings* preferences::find(const std::string& person) const {
    if (by_name_.empty())
        return nullptr;
    const auto found = by_name_.find(base::folded(person));
    return found == by_name_.end() ? nullptr : found->second;
}

bool preferences::waits(plan::rule rule, const plan::alert& alert) const {
    const person_settings* own = find(alert.recipient);
    if (own == nullptr)
        return alert.waits;
    if (own->reminded == reminders::immediate)
        return false;
    if (routing::cannot_wait(rule, alert))
        return alert.waits;
    // The first round after a day that had none makes up for it.
    const plan::date day = newest_day(*own);
    const bool is_theirs = day == today_ || (last_round_ && *last_round_ < day);
    return is_immediate_round_ || !is_theirs;
}

/// The newest day that was theirs: today or before.
plan::date preferences::newest_day(const person_settings& of) const {
    const plan::date day = weekly_day(of.weekly_on, today_, of_.calendar);
    return day <= today_ ? day
                         : weekly_day(of.weekly_on, today_ - std::chrono::days(7), of_.calendar);
}

bool preferences::is_weekly(const std::string& person) const {
    const person_settings* own = find(person);
    return own != nullptr && own->reminded == reminders::weekly;
}

bool preferences::is_immediate(const std::string& person) const {
    const person_settings* own = find(person);
    return own != nullptr && own->reminded == reminders::immediate;
}

plan::date preferences::waits_until(const std::string& person) const {
    constexpr std::chrono::days week{7};
    const person_settings* own = find(person);
    if (own != nullptr && own->reminded == reminders::weekly) {
        // What had gathered by that day is released before its round decides anything.
        const plan::date day = weekly_day(own->weekly_on, today_, of_.calendar);
        return day > today_ ? day : weekly_day(own->weekly_on, today_ + week, of_.calendar);
    }
    const plan::date monday = calendar::monday_of(today_);
    const plan::date first = of_.calendar.first_working_day_on_or_after(monday);
    return first >= today_ ? first : of_.calendar.first_working_day_on_or_after(monday + week);
}

base::instant preferences::not_before(const std::string& person, base::instant now) const {
    const person_settings* own = find(person);
    if (own == nullptr || own->reminded != reminders::weekly || !own->weekly_at)
        return now;
    return std::max(now, of_.zone.to_instant({today_, *own->weekly_at}));
}

std::vector<preferences::turn> preferences::weekly_turns() const {
    std::vector<turn> turns;
    for (const person_settings& each : of_.people) {
        if (each.reminded != reminders::weekly)
            continue;
        turns.push_back({&each, newest_day(each)});
    }
    return turns;
}

} // namespace remembrancer::rounds
