#include "tests/simulation/oracle.hpp"

#include <algorithm>

namespace remembrancer::oracle {
namespace {

bool is_lateness(const std::string& rule) {
    return rule == "overdue" || rule == "needs_date";
}

bool has(const std::vector<role>& roles, role which) {
    return std::ranges::find(roles, which) != roles.end();
}

} // namespace

void oracle::import(day as_of, const std::set<kind>& kinds, const std::vector<row>& rows) {
    std::set<std::string> seen;
    for (const row& each : rows) {
        if (!kinds.contains(each.kind))
            continue;
        seen.insert(each.ref);
        const auto [place, is_new] = rows_.try_emplace(each.ref);
        known_row& known = place->second;
        const row& before = known.row;
        if (is_new || before.baseline != each.baseline || before.forecast != each.forecast ||
            before.closed != each.closed)
            known.dates_since = as_of;
        known.row = each;
        known.vanished = false;
    }
    for (auto& [ref, known] : rows_) {
        if (kinds.contains(known.row.kind) && !seen.contains(ref))
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
    if (of.vanished) // its alerts pause
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
                tell_over(of, rule, each->second, today, lines);
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
    if (why.anchor)
        in.counted_from = std::min(*in.counted_from, *why.anchor);
    const std::vector<reached> steps = steps_reached(of, why, in, today);
    if (steps.empty())
        return;
    const int furthest = steps.back().step;
    const auto heard = [&](const holder& whose) {
        return std::ranges::any_of(in.said, [&](const fired& each) {
            return each.told && each.whose.name == whose.name &&
                   (!whose.name.empty() || each.whose.role == whose.role);
        });
    };
    const auto decided = [&](const holder& whose) {
        return std::ranges::any_of(in.said, [&](const fired& each) {
            return each.step == furthest && each.whose == whose;
        });
    };
    std::vector<holder> due;
    for (const reached& step : steps) {
        for (const role who : step.tell) {
            for (const holder& each : who_.holders(who, of.row)) {
                if (!decided(each) && (step.step == furthest || !heard(each)))
                    due.push_back(each);
            }
        }
    }
    const ladder& by = ladder_of(why.rule, of.row);
    const bool tells = !by.skips_told ||
                       std::ranges::any_of(due, [&](const holder& each) { return !heard(each); });
    // Repeats are for those who were told before.
    const bool repeats = !by.steps.empty() && furthest > by.steps.back().after;
    for (const holder& each : due) {
        in.said.push_back({furthest, each, tells || repeats});
        if (tells || repeats)
            lines.insert({who_.recipient(each, today), of.row.ref, why.rule, why.reason, furthest});
    }
}

std::vector<oracle::reached> oracle::steps_reached(const known_row& of, const finding& why,
                                                   const episode& in, day today) const {
    const ladder& by = ladder_of(why.rule, of.row);
    const bool promised_later =
        of.row.baseline.is == typed_date::form::known && of.row.baseline.by >= today;
    std::vector<reached> out;
    if (in.first_sight)
        out.push_back({0, of_.ladders.first_sight});
    for (const ladder::step& each : by.steps) {
        const day from = in.first_sight.value_or(*in.counted_from);
        if (work_.after(from, each.after) > today)
            continue;
        out.push_back({each.after, each.tell});
    }
    add_repeats(out, by, in, today);
    for (reached& each : out) {
        if (is_lateness(why.rule) && promised_later)
            std::erase_if(each.tell, [](role who) {
                return who != role::owner && who != role::project_manager;
            });
        const bool is_step = by.steps.empty() || each.step <= by.steps.back().after;
        if (by.copies_owner && is_step && !each.tell.empty() && !has(each.tell, role::owner))
            each.tell.push_back(role::owner);
    }
    std::erase_if(out, [](const reached& each) { return each.tell.empty(); });
    return out;
}

void oracle::add_repeats(std::vector<reached>& out, const ladder& by, const episode& in,
                         day today) const {
    if (by.steps.empty())
        return;
    const int last = by.steps.back().after;
    const day from = in.first_sight.value_or(*in.counted_from);
    int step = 0;
    for (day each = from + 1; each <= today; ++each) {
        if (!work_.works(each) || ++step <= last)
            continue;
        reached now{step, {}};
        for (const ladder::repeat& repeat : by.repeats) {
            const bool falls = repeat.every_working_days > 0
                                   ? (step - last) % repeat.every_working_days == 0
                                   : work_.is_first_of_week(each);
            if (falls)
                now.tell.insert(now.tell.end(), repeat.tell.begin(), repeat.tell.end());
        }
        if (!now.tell.empty())
            out.push_back(now);
    }
}

void oracle::tell_over(const known_row& of, const std::string& rule, const episode& ended,
                       day today, std::set<told>& lines) const {
    const std::optional<day> by = effective(of.row);
    const std::string why = of.row.closed        ? "closed"
                            : by && *by >= today ? "recast"
                                                 : "no_longer_holds";
    for (const fired& each : ended.said) {
        if (each.told && each.whose.role != role::owner)
            lines.insert({who_.recipient(each.whose, today), of.row.ref, rule, why, step_over});
    }
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
