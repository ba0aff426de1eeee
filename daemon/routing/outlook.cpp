#include "daemon/routing/outlook.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>
#include <iterator>

namespace remembrancer::routing {
namespace {

/// Repeats go on for ever.
constexpr int days_of_hearing = 6;
/// How often a ladder is asked for its next day: steps may tell nobody new.
constexpr int days_asked = 24;

bool tells(const plan::alert& alert) {
    return alert.disposition == plan::disposition::tell;
}

bool tells_as(std::span<const plan::alert> alerts, const plan::alert& wanted) {
    return std::ranges::any_of(alerts, [&wanted](const plan::alert& each) {
        return tells(each) && each.role == wanted.role && each.principal == wanted.principal;
    });
}

/// Whether it stands among what is held back until its day.
bool is_held_back(const std::vector<hearing_ahead>& all, const plan::alert& wanted) {
    return std::ranges::any_of(all, [&wanted](const hearing_ahead& each) {
        return (each.why == not_yet::paused || each.why == not_yet::promised) &&
               each.alert.step == wanted.step && each.alert.role == wanted.role &&
               each.alert.principal == wanted.principal;
    });
}

/// One episode's questions to its ladder, each with one thing changed.
struct asked {
    const plan::episode& episode;
    const plan::finding& finding;
    const plan::item& item;
    const routing_context& in;

    [[nodiscard]] planned on(plan::date day, std::span<const plan::alert> so_far) const {
        const routing_context then{day, in.people, in.ladders, in.calendar, in.absences, in.pauses};
        return plan_alerts(episode, finding, item, so_far, then);
    }
    [[nodiscard]] planned without_pauses(std::span<const plan::alert> so_far) const {
        const routing_context free{in.today, in.people, in.ladders, in.calendar, in.absences, {}};
        return plan_alerts(episode, finding, item, so_far, free);
    }
    [[nodiscard]] planned without_promise(std::span<const plan::alert> so_far) const {
        plan::item free = item;
        free.baseline = {};
        return plan_alerts(episode, finding, free, so_far, in);
    }
};

void add_paused(const asked& of, std::span<const plan::alert> so_far,
                std::span<const plan::alert> now, std::vector<hearing_ahead>& out) {
    for (const plan::alert& each : of.without_pauses(so_far).alerts) {
        const paused_alert about{of.item, of.finding.rule, each.role, each.principal,
                                 is_late_on(of.finding, of.in.today)};
        const plan::pause* by = pause_of(of.in.pauses, about, of.in.today);
        if (tells(each) && by != nullptr && !goes_to_office(*by, about) && !tells_as(now, each))
            out.push_back({not_yet::paused, by->until + std::chrono::days(1), each, *by});
    }
}

void add_promised(const asked& of, std::span<const plan::alert> so_far,
                  std::span<const plan::alert> now, std::vector<hearing_ahead>& out) {
    const auto& promised = of.item.baseline.by;
    if (of.finding.rule != plan::rule::overdue || !promised || of.in.today > *promised)
        return;
    for (const plan::alert& each : of.without_promise(so_far).alerts)
        if (tells(each) && !tells_as(now, each))
            out.push_back({not_yet::promised, *promised + std::chrono::days(1), each, {}});
}

} // namespace

std::vector<hearing_ahead> outlook(const plan::episode& episode, const plan::finding& finding,
                                   const plan::item& item, std::span<const plan::alert> so_far,
                                   const routing_context& in) {
    const asked of{episode, finding, item, in};
    std::vector<hearing_ahead> out;
    planned then = of.on(in.today, so_far);
    for (const plan::alert& each : then.alerts)
        if (tells(each))
            out.push_back({not_yet::next_round, in.today, each, {}});
    add_paused(of, so_far, then.alerts, out);
    add_promised(of, so_far, then.alerts, out);

    std::vector<plan::alert> known(so_far.begin(), so_far.end());
    int days = 0;
    for (int i = 0; i < days_asked && days < days_of_hearing && then.next_on; ++i) {
        std::ranges::move(then.alerts, std::back_inserter(known));
        const plan::date day = *then.next_on;
        then = of.on(day, known);
        const plan::date heard = in.calendar.first_working_day_on_or_after(day);
        for (const plan::alert& each : then.alerts)
            if (tells(each) && !is_held_back(out, each))
                out.push_back({not_yet::later, heard, each, {}});
        days += std::ranges::any_of(then.alerts, tells) ? 1 : 0;
    }
    return out;
}

} // namespace remembrancer::routing
