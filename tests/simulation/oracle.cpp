#include "tests/simulation/oracle.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace remembrancer::oracle {
namespace {

bool is_lateness(const std::string& rule) {
    return rule == "overdue" || rule == "needs_date";
}

/// `TBA` in the place of `TBC` is no other date.
bool is_same_date(const typed_date& a, const typed_date& b) {
    return a == b || (a.is == typed_date::form::to_be_confirmed && b.is == a.is);
}

bool has(const std::vector<role>& roles, role which) {
    return std::ranges::find(roles, which) != roles.end();
}

} // namespace

void oracle::import(day as_of, const std::set<kind>& kinds, const std::vector<row>& rows) {
    std::set<std::string> seen;
    std::set<std::pair<kind, std::string>> held; // what is not held is not judged
    for (const row& each : rows) {
        if (!kinds.contains(each.kind))
            continue;
        seen.insert(each.ref);
        held.emplace(each.kind, each.workstream);
        const auto [place, is_new] = rows_.try_emplace(each.ref);
        known_row& known = place->second;
        const row& before = known.row;
        if (is_new || !is_same_date(before.baseline, each.baseline) ||
            !is_same_date(before.forecast, each.forecast) || before.closed != each.closed)
            known.dates_since = as_of;
        known.row = each;
        known.vanished = false;
    }
    for (auto& [ref, known] : rows_) {
        if (held.contains({known.row.kind, known.row.workstream}) && !seen.contains(ref))
            known.vanished = true;
    }
}

std::set<told> oracle::round(day today) {
    std::set<told> lines;
    for (const auto& [ref, known] : rows_)
        look_at(known, today, lines);
    return lines;
}

void oracle::look_at(const known_row& of, day today, std::set<told>& lines) {
    // Its alerts pause; but what was closed before it left is over.
    if (of.vanished && !of.row.closed)
        return;
    std::vector<finding> found;
    if (!of.row.closed)
        found = findings(of.row, today, of_, who_, work_);
    const bool is_late =
        std::ranges::any_of(found, [](const finding& each) { return is_lateness(each.rule); });
    bool was_late = false;
    for (auto each = open_.begin(); each != open_.end();) {
        const auto& [ref, rule] = each->first;
        const auto still = std::ranges::find(found, rule, &finding::rule);
        const bool another_date =
            still != found.end() && rule == "due_soon" && still->anchor != each->second.anchor;
        if (ref != of.row.ref || (still != found.end() && !another_date)) {
            ++each;
            continue;
        }
        if (is_lateness(rule)) {
            was_late = true;
            if (!is_late)
                tell_over(of, rule, each->second, lines);
        }
        each = open_.erase(each);
    }
    for (const finding& each : found) {
        const episode_key key{of.row.ref, each.rule};
        if (!open_.contains(key))
            open_.emplace(key, opened(of, each, today, was_late && is_lateness(each.rule)));
        climb(of, each, open_.at(key), today, lines);
    }
}

oracle::episode oracle::opened(const known_row& of, const finding& why, day today,
                               bool goes_on) const {
    episode out;
    out.anchor = why.anchor;
    out.counted_from = why.anchor.value_or(today);
    if (is_lateness(why.rule) && !goes_on && of.dates_since > *why.anchor)
        out.first_sight = today;
    return out;
}

void oracle::climb(const known_row& of, const finding& why, episode& in, day today,
                   std::set<told>& lines) const {
    const ladder& by = ladder_of(why.rule, of.row);
    const day from = in.first_sight.value_or(why.anchor ? std::min(*in.counted_from, *why.anchor)
                                                        : *in.counted_from);
    std::vector<decision> now = decide_repeats(of, why, in, from, today);
    std::vector<decision> passed;
    const std::vector<decision> steps = decide_steps(of, why, in, from, today, passed);
    const bool somebody_new =
        !by.skips_told || std::ranges::any_of(steps, [&](const decision& each) {
            return !has_heard(in, each.whose);
        });
    for (decision each : steps) {
        const bool new_owner =
            each.whose.role == role::owner && std::ranges::none_of(in.said, [&](const fired& one) {
                return one.whose == each.whose;
            });
        each.tells = somebody_new || new_owner;
        now.push_back(each);
    }
    say(of, why, now, in, today, lines);
    for (const decision& each : passed)
        in.said.push_back({each.step, each.whose, false, "", today});
}

/// One line a person: what they are told in their own right leads, then what escalates, then the
/// furthest step.
void oracle::say(const known_row& of, const finding& why, const std::vector<decision>& now,
                 episode& in, day today, std::set<told>& lines) const {
    std::set<holder> told_now; // the roles of nobody apart
    std::map<std::string, std::tuple<bool, bool, int>> leading;
    for (const decision& each : now) {
        holder person = each.whose;
        if (!person.name.empty())
            person.role = role::owner;
        const std::string hears = who_.recipient(each.whose, today);
        const bool tells = each.tells && !told_now.contains(person);
        in.said.push_back({each.step, each.whose, tells, hears, today});
        if (!tells)
            continue;
        told_now.insert(person);
        const bool escalates = is_lateness(why.rule) && each.whose.role != role::owner;
        const std::tuple rank{hears != each.whose.name, !escalates, -each.step};
        const auto [place, is_first] = leading.try_emplace(hears, rank);
        if (!is_first)
            place->second = std::min(place->second, rank);
    }
    for (const auto& [hears, rank] : leading)
        lines.insert({hears, of.row.ref, why.rule, why.reason, -std::get<2>(rank)});
}

bool oracle::has_heard(const episode& in, const holder& whose) {
    return std::ranges::any_of(in.said, [&](const fired& each) {
        return each.told && each.whose.name == whose.name &&
               (!whose.name.empty() || each.whose.role == whose.role);
    });
}

bool oracle::is_decided(const episode& in, int step, const holder& whose) {
    return std::ranges::any_of(
        in.said, [&](const fired& each) { return each.step == step && each.whose == whose; });
}

/// While what was promised has not passed only owner and project manager are told.
bool oracle::applies(role who, const known_row& of, const finding& why, day today) {
    const bool promised_later =
        of.row.baseline.is == typed_date::form::known && of.row.baseline.by >= today;
    return why.rule != "overdue" || !promised_later || who == role::owner ||
           who == role::project_manager;
}

/// Of several steps that were passed the furthest, and with it whoever has not heard yet. The
/// others are `passed` for good: who applies may change, and the furthest be one of them some day.
std::vector<oracle::decision> oracle::decide_steps(const known_row& of, const finding& why,
                                                   const episode& in, day from, day today,
                                                   std::vector<decision>& passed) const {
    const ladder& by = ladder_of(why.rule, of.row);
    std::vector<ladder::step> reached;
    if (in.first_sight)
        reached.push_back({0, of_.ladders.first_sight});
    for (const ladder::step& each : by.steps) {
        if (work_.after(from, each.after) <= today)
            reached.push_back(each);
    }
    for (ladder::step& each : reached) {
        std::erase_if(each.tell, [&](role who) { return !applies(who, of, why, today); });
        const bool owner_is_first = by.copies_owner || has(each.tell, role::owner);
        if (each.tell.empty() || !owner_is_first)
            continue;
        std::erase(each.tell, role::owner);
        each.tell.insert(each.tell.begin(), role::owner);
    }
    std::erase_if(reached, [](const ladder::step& each) { return each.tell.empty(); });
    std::vector<decision> out;
    const auto call = [&](const ladder::step& from_step, bool is_furthest) {
        for (const role who : from_step.tell) {
            for (const holder& whose : who_.holders(who, of.row)) {
                if (!is_furthest) {
                    if (is_decided(in, from_step.after, whose))
                        continue;
                    passed.push_back({from_step.after, whose, false});
                }
                if (!is_decided(in, reached.back().after, whose) &&
                    (is_furthest || !has_heard(in, whose)))
                    out.push_back({reached.back().after, whose, false});
            }
        }
    };
    if (reached.empty())
        return out;
    call(reached.back(), true);
    for (const ladder::step& each : std::span(reached).first(reached.size() - 1))
        call(each, false);
    return out;
}

/// The newest time of each repeat; the furthest first.
std::vector<oracle::decision> oracle::decide_repeats(const known_row& of, const finding& why,
                                                     const episode& in, day from, day today) const {
    const ladder& by = ladder_of(why.rule, of.row);
    const int last = by.steps.back().after;
    std::vector<decision> out;
    for (const ladder::repeat& repeat : by.repeats) {
        int newest = 0;
        day newest_on{};
        int step = 0;
        for (day each = from + 1; each <= today; ++each) {
            if (!work_.works(each) || ++step <= last)
                continue;
            const bool falls = repeat.every_working_days > 0
                                   ? (step - last) % repeat.every_working_days == 0
                                   : work_.is_first_of_week(each);
            if (falls) {
                newest = step;
                newest_on = each;
            }
        }
        if (newest == 0)
            continue;
        for (const role who : repeat.tell) {
            for (const holder& whose : who_.holders(who, of.row)) {
                const bool had_it = std::ranges::any_of(in.said, [&](const fired& each) {
                    return each.step > last && each.whose == whose && each.on >= newest_on;
                });
                if (!applies(who, of, why, today) || had_it)
                    continue;
                // Another day may have had the number when the count began elsewhere.
                int number = newest;
                while (is_decided(in, number, whose))
                    ++number;
                out.push_back({number, whose, true});
            }
        }
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &decision::step);
    return out;
}

/// To whoever heard it in another role than the owner's, or heard it for somebody.
void oracle::tell_over(const known_row& of, const std::string& rule, const episode& ended,
                       std::set<told>& lines) {
    const bool recast = rule == "needs_date" || effective(of.row).has_value();
    const std::string why = of.row.closed ? "closed" : recast ? "recast" : "no_longer_holds";
    std::map<std::string, const fired*> last; // by the principal
    for (const fired& each : ended.said) {
        if (!each.told || each.whose.role == role::owner)
            continue;
        const fired*& furthest = last[each.whose.name];
        if (furthest == nullptr || each.step >= furthest->step)
            furthest = &each;
    }
    for (const auto& [principal, each] : last)
        lines.insert({each->recipient, of.row.ref, rule, why, step_over});
}

const ladder& oracle::ladder_of(const std::string& rule, const row& of) const {
    const ladders& all = of_.ladders;
    if (is_lateness(rule))
        return of.kind == kind::milestone && of.rating == rating::red ? all.overdue_red
                                                                      : all.overdue;
    if (rule == "due_soon")
        return all.due_soon;
    if (rule == "no_owner")
        return all.no_owner;
    return rule == "no_date" ? all.no_date : all.unreadable;
}

} // namespace remembrancer::oracle
