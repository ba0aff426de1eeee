#include "daemon/routing/kept_back.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>
#include <set>

namespace remembrancer::routing {
namespace {

using std::chrono::days;

/// The days of rounds in a stretch on which a pause may hold back something of the item.
std::set<plan::date> paused_days(const plan::item& item, plan::rule rule,
                                 std::span<const plan::pause> pauses,
                                 const calendar::working_calendar& rounds, plan::date first,
                                 plan::date last) {
    std::set<plan::date> found;
    for (const plan::pause& each : pauses) {
        if (!concerns(each, item) || (each.rule && *each.rule != rule))
            continue;
        for (plan::date day = std::max(first, each.from); day <= std::min(last, each.until);
             day += days(1))
            if (rounds.is_working_day(day))
                found.insert(day);
    }
    return found;
}

bool has_step(const std::vector<kept_back>& all, const plan::alert& wanted) {
    return std::ranges::any_of(all, [&wanted](const kept_back& each) {
        return each.alert.step == wanted.step && each.alert.role == wanted.role &&
               each.alert.principal == wanted.principal;
    });
}

} // namespace

std::vector<kept_back> kept_back_of(const plan::episode& episode, const plan::finding& finding,
                                    const plan::item& item, std::span<const plan::alert> alerts,
                                    const routing_context& in,
                                    const calendar::working_calendar& rounds, plan::date first,
                                    plan::date last) {
    if (episode.ended)
        last = std::min(last, *episode.ended - days(1));
    if (item.vanished_on)
        last = std::min(last, *item.vanished_on - days(1));
    plan::item open = item;
    open.closed = false;
    open.vanished_on.reset();
    std::vector<kept_back> out;
    for (const plan::date day : paused_days(item, episode.rule, in.pauses, rounds,
                                            std::max(first, episode.opened), last)) {
        std::vector<plan::alert> before(alerts.begin(), alerts.end());
        std::erase_if(before, [day](const auto& each) { return each.decided_on >= day; });
        const routing_context free{day, in.people, in.ladders, in.calendar, in.absences, {}};
        for (plan::alert& each : plan_alerts(episode, finding, open, before, free).alerts) {
            const paused_alert about{item, episode.rule, each.role, each.principal,
                                     is_late_on(finding, day)};
            const plan::pause* by = pause_of(in.pauses, about, day);
            // A pause that begins on the day of a round holds nothing of that round.
            const bool was_told = std::ranges::any_of(alerts, [&each, day](const auto& stored) {
                return stored.decided_on == day && stored.step == each.step &&
                       stored.role == each.role && stored.principal == each.principal;
            });
            if (each.disposition == plan::disposition::tell && by != nullptr && !was_told &&
                !goes_to_office(*by, about) && !has_step(out, each))
                out.push_back({day, std::move(each), *by});
        }
    }
    return out;
}

} // namespace remembrancer::routing
