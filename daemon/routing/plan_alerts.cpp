#include "daemon/routing/plan_alerts.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/routing/clearance.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/routing/episode.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::routing {
namespace {

using plan::disposition;
using plan::role;

/// How many steps ahead the next hearing is looked for; ladders have fewer, and repeats tell.
constexpr int steps_ahead = 24;

struct call {
    int step;
    plan::role role;
    const holder* who;
};

/// Nobody's roles are not one person.
bool is_same_person(const plan::alert& alert, const call& of) {
    return alert.principal == of.who->principal &&
           (!alert.principal.empty() || alert.role == of.role);
}

/// What is stored of an episode, and what is planned after it.
struct history {
    std::span<const plan::alert> stored;
    std::span<const plan::alert> planned;
};

template <class Predicate>
const plan::alert* first_of(std::span<const plan::alert> alerts, Predicate is_wanted) {
    const auto found = std::ranges::find_if(alerts, is_wanted);
    return found == alerts.end() ? nullptr : &*found;
}

template <class Predicate>
const plan::alert* first_of(const history& of, Predicate is_wanted) {
    const plan::alert* found = first_of(of.stored, is_wanted);
    return found != nullptr ? found : first_of(of.planned, is_wanted);
}

template <class Alerts>
bool has_key(const Alerts& alerts, const call& of) {
    return first_of(alerts, [&of](const plan::alert& each) {
               return each.step == of.step && each.role == of.role &&
                      each.principal == of.who->principal;
           }) != nullptr;
}

template <class Alerts>
const plan::alert* telling(const Alerts& alerts, const call& of) {
    return first_of(alerts, [&of](const plan::alert& each) {
        return each.disposition == disposition::tell && is_same_person(each, of);
    });
}

/// Whether the role's holder has had a repeat since that day. Its number alone does not say: the
/// day that is counted from moves when a date is re-cast.
bool has_repeat_since(const history& so_far, const call& of, int last_step, plan::date since) {
    return first_of(so_far, [&](const plan::alert& each) {
               return each.step > last_step && each.role == of.role &&
                      each.principal == of.who->principal && each.decided_on >= since;
           }) != nullptr;
}

/// One episode's ladder and people, which may be asked for any day.
class climb {
public:
    climb(const climb&) = delete;
    climb& operator=(const climb&) = delete;
    ~climb() = default;

    climb(const plan::episode& episode, const plan::finding& finding, const plan::item& item,
          const routing_context& in)
        : episode_(episode), finding_(finding), item_(item), in_(in),
          ladder_(&ladder_for(in.ladders, finding, item)), start_(counted_from(episode, finding)),
          turns_(turns_of(finding, item, *ladder_, in.ladders.clearance_working_days, in.people)) {
        if (!turns_.empty()) {
            own_ = with_turns(*ladder_, turns_);
            ladder_ = &own_;
        }
        if (episode.first_sight) {
            own_ = *ladder_;
            std::erase_if(own_.steps, [](const step& each) { return each.after <= 0; });
            own_.steps.insert(own_.steps.begin(), step{0, in.ladders.first_sight});
            ladder_ = &own_;
        }
        last_step_ = ladder_->steps.empty() ? 0 : ladder_->steps.back().after;
    }

    [[nodiscard]] std::vector<plan::alert> decide(plan::date day, const history& so_far) {
        std::vector<plan::alert> out;
        decide_repeats(day, so_far, out);
        decide_steps(day, so_far, out);
        return out;
    }

    [[nodiscard]] std::optional<plan::date> next_on(plan::date day) const {
        std::optional<plan::date> earliest;
        const auto consider = [&earliest](plan::date on) {
            if (!earliest || on < *earliest)
                earliest = on;
        };
        const int count = in_.calendar.working_days_between(start_, day);
        for (const step& each : ladder_->steps) {
            if (each.after > count)
                consider(in_.calendar.add_working_days(start_, each.after));
        }
        for (const repeat& each : ladder_->repeats) {
            if (const auto found = next(each, last_step_, start_, day, in_.calendar))
                consider(found->on);
        }
        if (is_held_back(day))
            consider(*item_.baseline.by + std::chrono::days(1));
        if (const auto end = next_end_of_pause(in_.pauses, item_, finding_.rule, day))
            consider(*end);
        return earliest;
    }

    [[nodiscard]] std::optional<plan::next_hearing>
    next_hearing(std::span<const plan::alert> stored) {
        std::vector<plan::alert> planned;
        auto day = next_on(in_.today);
        for (int i = 0; i < steps_ahead && day; ++i) {
            std::vector<plan::alert> then = decide(*day, {stored, planned});
            std::vector<std::string> who;
            for (const plan::alert& each : then) {
                if (each.disposition == disposition::tell &&
                    std::ranges::find(who, each.recipient) == who.end())
                    who.push_back(each.recipient);
            }
            if (!who.empty())
                return plan::next_hearing{in_.calendar.first_working_day_on_or_after(*day),
                                          std::move(who)};
            std::ranges::move(then, std::back_inserter(planned));
            day = next_on(*day);
        }
        return std::nullopt;
    }

private:
    /// While what was promised has not passed, missing the earlier date that is now expected is the
    /// business of those who do the work.
    [[nodiscard]] bool is_held_back(plan::date day) const {
        return finding_.rule == plan::rule::overdue && item_.baseline.by &&
               day <= *item_.baseline.by;
    }

    [[nodiscard]] bool applies(plan::role role, plan::date day) const {
        return role == role::owner || role == role::project_manager || !is_held_back(day);
    }

    [[nodiscard]] paused_alert asked(plan::role role, const holder& who, plan::date day) const {
        return {item_, finding_.rule, role, who.principal, is_late_on(finding_, day)};
    }

    /// A silence that hides an escalation does not pass it over: the office hears it.
    [[nodiscard]] bool is_paused(plan::role role, const holder& who, plan::date day) const {
        const plan::pause* found = pause_of(in_.pauses, asked(role, who, day), day);
        return found != nullptr && !goes_to_office(*found, asked(role, who, day));
    }

    /// Those of a role who hear at a step: of a chain of clearance those whose turn it is.
    [[nodiscard]] const std::vector<holder>& holders(plan::role role, int at) {
        if (role == role::clearance_officer) {
            if (const auto turn = turns_.find(at); turn != turns_.end())
                return turn->second;
        }
        auto& kept = holders_.at(static_cast<std::size_t>(role));
        if (kept.empty())
            kept = in_.people.holders(role, item_);
        return kept;
    }

    [[nodiscard]] std::vector<call> calls(int at, const std::vector<plan::role>& roles,
                                          plan::date day) {
        std::vector<call> out;
        for (const plan::role role : roles) {
            if (!applies(role, day))
                continue;
            for (const holder& who : holders(role, at)) {
                if (!is_paused(role, who, day))
                    out.push_back({at, role, &who});
            }
        }
        return out;
    }

    /// The roles of a step, the owner first: whoever owns the item as well is told as its owner.
    [[nodiscard]] std::vector<plan::role> roles_of(const step& of) const {
        std::vector<plan::role> roles = of.roles;
        const bool has_owner = std::ranges::find(roles, role::owner) != roles.end();
        if (ladder_->copies_owner && !has_owner)
            roles.push_back(role::owner);
        std::ranges::stable_partition(roles, [](plan::role each) { return each == role::owner; });
        return roles;
    }

    void record(const call& of, disposition what, plan::date day, std::vector<plan::alert>& out) {
        if (has_key(out, of))
            return;
        stand_in told = in_.people.stand_in(*of.who, day, in_.absences, item_.programme);
        const paused_alert about = asked(of.role, *of.who, day);
        if (const plan::pause* silence = pause_of(in_.pauses, about, day))
            told = {in_.people.office(item_.programme), why_silent(*silence, of.who->principal)};
        plan::alert& alert = out.emplace_back();
        alert.episode = episode_.id;
        alert.step = of.step;
        alert.role = of.role;
        alert.principal = of.who->principal;
        alert.recipient = std::move(told.recipient);
        alert.stand_in_reason = std::move(told.reason);
        alert.reason = finding_.reason;
        alert.disposition = what;
        alert.waits = ladder_->waits;
        alert.decided_on = day;
    }

    void decide_repeats(plan::date day, const history& so_far, std::vector<plan::alert>& out) {
        std::vector<call> due;
        for (const repeat& each : ladder_->repeats) {
            const auto found = latest(each, last_step_, start_, day, in_.calendar);
            if (!found)
                continue;
            for (call one : calls(found->step, each.roles, day)) {
                if (has_repeat_since(so_far, one, last_step_, found->on))
                    continue;
                while (has_key(so_far, one))
                    ++one.step;
                due.push_back(one);
            }
        }
        std::ranges::stable_sort(due, std::ranges::greater(), &call::step);
        for (const call& one : due)
            record(one,
                   telling(out, one) != nullptr ? disposition::already_told : disposition::tell,
                   day, out);
    }

    void decide_steps(plan::date day, const history& so_far, std::vector<plan::alert>& out) {
        const int count = in_.calendar.working_days_between(start_, day);
        std::vector<std::vector<call>> reached;
        for (const step& each : ladder_->steps) {
            if (each.after > count)
                break;
            std::vector<call> people = calls(each.after, roles_of(each), day);
            const bool is_for_owner_only =
                std::ranges::none_of(each.roles, [&](plan::role one) { return applies(one, day); });
            if (!people.empty() && !is_for_owner_only)
                reached.push_back(std::move(people));
        }
        if (reached.empty())
            return;
        const int furthest = reached.back().front().step;
        std::vector<call> due;
        for (const call& one : reached.back()) {
            if (!has_key(so_far, one))
                due.push_back(one);
        }
        reached.pop_back();
        for (const std::vector<call>& passed : reached) {
            for (const call& one : passed) {
                if (has_key(so_far, one))
                    continue;
                record(one, disposition::passed, day, out);
                const call with_furthest{furthest, one.role, one.who};
                if (telling(so_far, one) == nullptr && !has_key(so_far, with_furthest))
                    due.push_back(with_furthest);
            }
        }
        settle(due, day, so_far, out);
    }

    /// What becomes of the furthest step for those who have no word of it yet.
    void settle(const std::vector<call>& due, plan::date day, const history& so_far,
                std::vector<plan::alert>& out) {
        // What was late already has no new words on the days that follow its first sight.
        const bool skips_told = ladder_->skips_told || episode_.first_sight;
        const bool reaches_somebody_new =
            !skips_told || std::ranges::any_of(due, [&](const call& one) {
                return telling(so_far, one) == nullptr;
            });
        for (const call& one : due) {
            // Whoever becomes the owner hears it as the owner, whatever they heard before.
            const bool is_new_owner =
                one.role == role::owner && first_of(so_far, [&one](const plan::alert& each) {
                                               return each.role == role::owner &&
                                                      is_same_person(each, one);
                                           }) == nullptr;
            if (const plan::alert* told = telling(out, one))
                record(one, told->step > one.step ? disposition::passed : disposition::already_told,
                       day, out);
            else
                record(one,
                       reaches_somebody_new || is_new_owner ? disposition::tell
                                                            : disposition::already_told,
                       day, out);
        }
    }

    const plan::episode& episode_;
    const plan::finding& finding_;
    const plan::item& item_;
    const routing_context& in_;
    ladder own_; ///< only for an episode of first sight, and for a chain of clearance
    const ladder* ladder_;
    plan::date start_;
    clearance_turns turns_;
    int last_step_ = 0;
    std::array<std::vector<holder>, 10> holders_; ///< by role; filled when first asked for
};

/// After the last reminder before a date the ladder of what is overdue begins.
std::optional<plan::next_hearing> first_of_overdue(const plan::item& item, plan::date by,
                                                   const routing_context& in) {
    const ladder& then = ladder_for(in.ladders, plan::rule::overdue, item);
    if (then.steps.empty())
        return std::nullopt;
    plan::next_hearing next;
    next.on = in.calendar.add_working_days(by, then.steps.front().after);
    for (const plan::role role : then.steps.front().roles) {
        for (const holder& who : in.people.holders(role, item)) {
            std::string recipient =
                in.people.stand_in(who, next.on, in.absences, item.programme).recipient;
            if (std::ranges::find(next.who, recipient) == next.who.end())
                next.who.push_back(std::move(recipient));
        }
    }
    return next;
}

bool is_silent(const plan::item& item, const plan::finding& finding) {
    return item.vanished_on || (item.closed && !plan::asks_of_completion(finding.rule));
}

} // namespace

planned plan_alerts(const plan::episode& episode, const plan::finding& finding,
                    const plan::item& item, std::span<const plan::alert> so_far,
                    const routing_context& in) {
    planned out;
    if (is_silent(item, finding))
        return out;
    climb ladder(episode, finding, item, in);
    out.alerts = ladder.decide(in.today, {so_far, {}});
    out.next_on = ladder.next_on(in.today);
    return out;
}

std::optional<plan::next_hearing> next_hearing(const plan::episode& episode,
                                               const plan::finding& finding, const plan::item& item,
                                               std::span<const plan::alert> so_far,
                                               const routing_context& in) {
    if (is_silent(item, finding))
        return std::nullopt;
    climb ladder(episode, finding, item, in);
    auto next = ladder.next_hearing(so_far);
    if (!next && finding.rule == plan::rule::due_soon && finding.anchor)
        next = first_of_overdue(item, *finding.anchor, in);
    return next;
}

} // namespace remembrancer::routing
