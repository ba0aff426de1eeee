#include "tests/simulation/oracle.hpp"

#include <algorithm>
#include <tuple>

namespace remembrancer::oracle {
namespace {

/// `TBA` in the place of `TBC` is no other date.
bool is_same_date(const typed_date& a, const typed_date& b) {
    return a == b || (a.is == typed_date::form::to_be_confirmed && b.is == a.is);
}

/// `a silence by rule`.
std::string words_of(const pause& one) {
    switch (one.is) {
    case pause::sort::acknowledgement:
        return "an acknowledgement";
    case pause::sort::snooze:
        return "a snooze";
    case pause::sort::silence:
        break;
    }
    std::string words = "a silence by";
    for (const auto& [word, what] : {std::pair{" item", &one.ref},
                                     {" workstream", &one.workstream},
                                     {" rule", &one.rule},
                                     {" person", &one.person}})
        words += what->empty() ? "" : word;
    return words;
}

bool is_snoozed(const std::vector<pause>& all, const holder& whose) {
    return std::ranges::any_of(all, [&](const pause& each) {
        return each.is == pause::sort::snooze && each.person == whose.name;
    });
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
    kept_back_.clear();
    for (const auto& [ref, known] : rows_)
        look_at(known, today, lines);
    told_.clear();
    for (const told& each : lines)
        told_.emplace(each.ref, each.rule);
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
                   std::set<told>& lines) {
    const question asked{of, why, in, today};
    const decided what = decide(asked);
    hold_back(asked, in);
    say(asked, what.now, in, lines);
    for (const decision& each : what.passed)
        in.said.push_back({each.step, each.whose, false, "", today});
}

/// Notes what would be told today if nothing were paused.
void oracle::hold_back(const question& asked, episode& in) {
    const row& of = asked.of.row;
    if (paused_.in_force(of, asked.today).empty())
        return;
    const question free{asked.of, asked.why, asked.in, asked.today, false};
    for (const decision& each : decide(free).now) {
        if (!each.tells || who_hears(asked, each.whose) != hearer::nobody_yet)
            continue;
        kept_back_.insert({of.ref, asked.why.rule, each.step, each.whose});
        in.waiting.insert(each.whose);
        const auto by = paused_.about(of, asked.why.rule, each.whose, asked.today);
        const auto has = [&by](pause::sort which) {
            return std::ranges::find(by, which, &pause::is) != by.end();
        };
        const bool is_taken_on = has(pause::sort::acknowledgement);
        for (const pause& one : by)
            pauses_seen_.insert("held back by " + words_of(one));
        if (is_taken_on && has(pause::sort::silence) && escalates(asked.why.rule, each.whose.role))
            pauses_seen_.insert("acknowledged, so no silence hides it");
    }
}

/// One line a person: what they are told in their own right leads, then what escalates, then the
/// furthest step.
void oracle::say(const question& asked, const std::vector<decision>& now, episode& in,
                 std::set<told>& lines) {
    const row& of = asked.of.row;
    const finding& why = asked.why;
    std::map<std::string, std::tuple<bool, bool, int>> leading;
    for (const decision& each : now) {
        const bool is_hidden = who_hears(asked, each.whose) == hearer::office;
        const std::string hears = is_hidden ? of_.office : who_.recipient(each.whose, asked.today);
        in.said.push_back({each.step, each.whose, each.tells, hears, asked.today});
        if (!each.tells)
            continue;
        if (is_hidden)
            pauses_seen_.insert("the office hears what a silence hides");
        if (in.waiting.contains(each.whose))
            pauses_seen_.insert("told when the pause was over");
        const bool is_escalation = escalates(why.rule, each.whose.role);
        if (is_escalation && is_snoozed(paused_.in_force(of, asked.today), each.whose))
            pauses_seen_.insert("an escalation comes in spite of a snooze");
        const std::tuple rank{hears != each.whose.name, !is_escalation, -each.step};
        const auto [place, is_first] = leading.try_emplace(hears, rank);
        if (!is_first)
            place->second = std::min(place->second, rank);
    }
    for (const auto& [hears, rank] : leading)
        lines.insert({hears, of.ref, why.rule, why.reason, -std::get<2>(rank)});
}

/// To whoever heard it in another role than the owner's, or heard it for somebody. No pause holds
/// that back: there is nothing more to come.
void oracle::tell_over(const known_row& of, const std::string& rule, const episode& ended,
                       day today, std::set<told>& lines) {
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
    for (const auto& [principal, each] : last) {
        lines.insert({each->recipient, of.row.ref, rule, why, step_over});
        if (!paused_.about(of.row, rule, each->whose, today).empty())
            pauses_seen_.insert("over in spite of a pause");
    }
}

hearer oracle::who_hears(const held_back& about, day today) const {
    return paused_.who_hears(rows_.at(about.ref).row, about.rule, about.whose, today);
}

bool oracle::tells_of(const std::string& ref, const std::string& rule) const {
    return told_.contains({ref, rule});
}

std::map<std::string, std::vector<pause>> oracle::paused_rows(day today) const {
    std::map<std::string, std::vector<pause>> found;
    for (const auto& [ref, known] : rows_) {
        std::vector<pause> all = paused_.in_force(known.row, today);
        if (!known.row.closed && !known.vanished && !all.empty())
            found.emplace(ref, std::move(all));
    }
    return found;
}

} // namespace remembrancer::oracle
