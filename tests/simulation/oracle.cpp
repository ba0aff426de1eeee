#include "tests/simulation/oracle.hpp"

#include <algorithm>

namespace remembrancer::oracle {
namespace {

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

oracle::oracle(const organisation& of) : of_(of), who_(of) {
    for (const programme& each : of.programmes)
        work_.emplace_back(each.where, each.closures);
}

const work_days& oracle::work_of(const row& of) const {
    const auto place = &programme_of(of, of_) - of_.programmes.data();
    return work_.at(static_cast<std::size_t>(place));
}

void oracle::import(day as_of, const std::set<kind>& kinds, const std::vector<row>& rows) {
    std::set<std::string> seen;
    std::set<std::tuple<kind, std::string, std::string>> held; // what is not held is not judged
    std::vector<row> held_rows;                                // table by table
    for (const kind each : kinds)
        std::ranges::copy_if(rows, std::back_inserter(held_rows),
                             [&](const row& of) { return of.kind == each; });
    for (const row& each : held_rows) {
        seen.insert(each.ref);
        held.emplace(each.kind, each.programme, each.workstream);
        const auto [place, is_new] = rows_.try_emplace(each.ref);
        known_row& known = place->second;
        const auto was_of = known.reported_on;
        // Who is unknown among those whom it names is a question of the plan that names them.
        std::vector<std::string> unknown = who_.unknown_of(each);
        if (is_new || known.vanished || !is_unchanged(known.row, each) || unknown != known.unknown)
            just_changed_.insert(each.ref);
        known.unknown = std::move(unknown);
        if (!is_new) {
            known.change_to(each, as_of);
        } else {
            known.appear(each, as_of);
            known.number = static_cast<int>(rows_.size());
        }
        if (known.reported_on != was_of) // the same, said of a later day
            just_changed_.insert(each.ref);
    }
    for (auto& [ref, known] : rows_) {
        const row& of = known.row;
        if (held.contains({of.kind, of.programme, of.workstream}) && !seen.contains(ref))
            known.vanished = true;
    }
    if (kinds.contains(kind::report))
        ask_for_reports(as_of, seen);
}

std::set<told> oracle::round(day today, const std::set<std::string>& others) {
    kept_back_.clear();
    told_.clear();
    just_changed_.clear();
    for (const auto& [ref, known] : rows_)
        look_at(known, today);
    // A week whose first working day had no round begins with the first that it has.
    const bool is_first = last_round_ && *last_round_ < today - weekday(today);
    const std::optional<day> former = std::exchange(last_round_, today);
    const bool is_release = is_first || work().is_first_of_week(today);
    return send(
        [&](const std::string& hears) {
            const std::optional<day> own = weekly_day(hears, today);
            return own ? *own == today || (former && *former < *own && *own < today) : is_release;
        },
        others);
}

std::set<told> oracle::round_at_once(day today) {
    // What waits, or has waited, is left to the scheduled rounds.
    put_aside_.swap(to_come_);
    is_at_once_ = true;
    for (const std::string& ref : std::exchange(just_changed_, {}))
        look_at_once(rows_.at(ref), today);
    is_at_once_ = false;
    for (auto& [hears, all] : to_come_)
        for (const line_to_come& each : all)
            if (each.waits)
                put_aside_[hears].push_back(each);
    for (auto& [hears, all] : to_come_)
        std::erase_if(all, [](const line_to_come& each) { return each.waits; });
    const std::set<told> lines = send([](const std::string&) { return true; }, {});
    to_come_ = std::exchange(put_aside_, {});
    return lines;
}

/// Open, and not in the newest plan: its alerts pause. What was closed before it left is over.
bool oracle::is_gone(const std::string& ref) const {
    const known_row& of = rows_.at(ref);
    return of.vanished && !of.row.closed;
}

/// What nobody was told of an episode that is over is told no more.
void oracle::forget(const std::string& ref, const std::string& rule) {
    for (auto* lines : {&to_come_, &put_aside_})
        for (auto& [hears, all] : *lines)
            std::erase_if(all, [&](const line_to_come& each) {
                return each.ref == ref && each.rule == rule && each.over.empty();
            });
}

std::vector<finding> oracle::found_of(const known_row& of, day today) const {
    return findings(of, today, programme_of(of.row, of_), who_, work_of(of.row), {rows_, of_});
}

void oracle::look_at(const known_row& of, day today) {
    if (is_gone(of.row.ref))
        return;
    const std::vector<finding> found = found_of(of, today);
    const bool is_past =
        std::ranges::any_of(found, [](const finding& each) { return is_broken_date(each.rule); });
    bool was_late = false;
    for (auto each = open_.begin(); each != open_.end();) {
        const auto& [ref, rule] = each->first;
        const auto still = std::ranges::find(found, rule, &finding::rule);
        const bool another_date =
            still != found.end() && still->of_that_day && still->anchor != each->second.anchor;
        if (ref != of.row.ref || (still != found.end() && !another_date)) {
            ++each;
            continue;
        }
        forget(ref, rule);
        was_late = was_late || (asks_for_a_day(rule) && *each->second.anchor < today);
        // Its own date that has passed takes over from whatever was late before.
        if (!is_past)
            tell_over(of, rule, each->second, today);
        each = open_.erase(each);
    }
    for (const finding& each : found) {
        const episode_key key{of.row.ref, each.rule};
        if (!open_.contains(key))
            open_.emplace(key, opened(of, each, today, was_late && is_broken_date(each.rule)));
        climb(of, each, open_.at(key), today);
    }
}

/// Only what cannot wait for the next scheduled round.
void oracle::look_at_once(const known_row& of, day today) {
    if (is_gone(of.row.ref))
        return;
    for (const finding& each : found_of(of, today)) {
        const episode_key key{of.row.ref, each.rule};
        if (each.rule != "rating_worsened" && each.reason != "top_band_entered" &&
            each.reason != "fixed_date_changed") {
            tell_who_wants_it(of, each, today);
            continue;
        }
        const auto open = open_.find(key);
        if (open != open_.end() && open->second.anchor != each.anchor) {
            forget(of.row.ref, each.rule);
            open_.erase(open);
        }
        if (!open_.contains(key))
            open_.emplace(key, opened(of, each, today, false));
        climb(of, each, open_.at(key), today);
    }
}

/// Of what could wait. What is late at first sight counts from the next scheduled round.
void oracle::tell_who_wants_it(const known_row& of, const finding& why, day today) {
    const episode_key key{of.row.ref, why.rule};
    const auto open = open_.find(key);
    const bool is_open =
        open != open_.end() && (!why.of_that_day || open->second.anchor == why.anchor);
    // The round that tells those who heard of an escalation that it is over tells this as well.
    if (!is_open && open != open_.end() && has_escalated(why.rule, open->second))
        return;
    const bool was_late = std::ranges::any_of(open_, [&](const auto& each) {
        const auto& [ref, rule] = each.first;
        return ref == of.row.ref && asks_for_a_day(rule) && *each.second.anchor < today;
    });
    episode in =
        is_open ? open->second : opened(of, why, today, was_late && is_broken_date(why.rule));
    in.is_late = is_late(why.rule, why.reason);
    if (!is_open && in.first_sight)
        return;
    const question asked{of, why, in, today};
    const auto is_others = [&](const decision& each) {
        return !of_.at_once.contains(hears(asked, each.whose));
    };
    decided theirs = decide(asked);
    std::erase_if(theirs.now, is_others);
    std::erase_if(theirs.passed, is_others);
    if (std::ranges::none_of(theirs.now, &decision::tells))
        return;
    happened_.insert("who wants it hears at once");
    if (!is_open)
        forget(of.row.ref, why.rule);
    reasons_[key] = why.reason;
    say(asked, theirs.now, in);
    for (const decision& each : theirs.passed)
        in.said.push_back(
            {each.step, each.whose, false, hears(asked, each.whose), today, false, 0});
    open_[key] = in;
}

bool oracle::has_escalated(const std::string& rule, const episode& of) {
    return std::ranges::any_of(of.said, [&](const fired& each) {
        return each.told && escalates({rule, each.is_late}, each.whose.role);
    });
}

/// Whom a decision reaches.
std::string oracle::hears(const question& asked, const holder& whose) const {
    const row& of = asked.of.row;
    return who_hears(asked, whose) == hearer::office ? programme_of(of, of_).office
                                                     : who_.recipient(whose, of, asked.today);
}

oracle::episode oracle::opened(const known_row& of, const finding& why, day today,
                               bool goes_on) const {
    episode out;
    out.anchor = why.anchor;
    out.counted_from = why.anchor.value_or(today);
    if (is_late(why.rule, why.reason) && !goes_on && of.dates_since > *why.anchor)
        out.first_sight = today;
    return out;
}

void oracle::climb(const known_row& of, const finding& why, episode& in, day today) {
    const question asked{of, why, in, today};
    const decided what = decide(asked);
    in.is_late = is_late(why.rule, why.reason);
    reasons_[{of.row.ref, why.rule}] = why.reason;
    hold_back(asked, in);
    say(asked, what.now, in);
    for (const decision& each : what.passed)
        in.said.push_back(
            {each.step, each.whose, false, hears(asked, each.whose), today, false, 0});
}

matter oracle::matter_of(const finding& why) {
    return {why.rule, is_late(why.rule, why.reason)};
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
        const auto by = paused_.about(of, matter_of(asked.why), each.whose, asked.today);
        const auto has = [&by](pause::sort which) {
            return std::ranges::find(by, which, &pause::is) != by.end();
        };
        const bool is_taken_on = has(pause::sort::acknowledgement);
        for (const pause& one : by)
            happened_.insert("held back by " + words_of(one));
        if (is_taken_on && has(pause::sort::silence) &&
            escalates(matter_of(asked.why), each.whose.role))
            happened_.insert("acknowledged, so no silence hides it");
    }
}

void oracle::say(const question& asked, const std::vector<decision>& now, episode& in) {
    const row& of = asked.of.row;
    const finding& why = asked.why;
    for (const decision& each : now) {
        const bool is_hidden = who_hears(asked, each.whose) == hearer::office;
        const std::string reader = hears(asked, each.whose);
        const int number = each.tells ? ++lines_ : 0;
        in.said.push_back(
            {each.step, each.whose, each.tells, reader, asked.today, in.is_late, number});
        if (!each.tells)
            continue;
        if (is_hidden)
            happened_.insert("the office hears what a silence hides");
        if (in.waiting.contains(each.whose))
            happened_.insert("told when the pause was over");
        const bool is_escalation = escalates(matter_of(why), each.whose.role);
        if (is_escalation && is_snoozed(paused_.in_force(of, asked.today), each.whose))
            happened_.insert("an escalation comes in spite of a snooze");
        told_.emplace(of.ref, why.rule);
        to_come_[reader].push_back({of.ref,
                                    why.rule,
                                    "",
                                    {reader != each.whose.name, !is_escalation, -each.step},
                                    waits(reader, is_escalation || why.reason == "top_band_entered",
                                          ladder_of(why, of).waits, asked.today),
                                    number});
    }
}

/// To whoever heard it in another role than the owner's, or heard it for somebody. No pause holds
/// that back: there is nothing more to come.
void oracle::tell_over(const known_row& of, const std::string& rule, const episode& ended,
                       day today) {
    const bool recast =
        rule == "needs_date" || (is_broken_date(rule) && effective(of.row).has_value());
    const std::string why = of.row.closed ? "closed" : recast ? "recast" : "no_longer_holds";
    std::map<std::string, const fired*> last; // by the principal
    for (const fired& each : ended.said) {
        if (!each.told || !escalates({rule, each.is_late}, each.whose.role))
            continue;
        const fired*& furthest = last[each.whose.name];
        if (furthest == nullptr || each.step >= furthest->step)
            furthest = &each;
    }
    for (const auto& [principal, each] : last) {
        if (!can_be_told(each->recipient))
            continue;
        told_.emplace(of.row.ref, rule);
        to_come_[each->recipient].push_back({of.row.ref,
                                             rule,
                                             why,
                                             {false, false, -step_over},
                                             waits(each->recipient, false, false, today),
                                             ++lines_});
        if (!paused_.about(of.row, {rule, true}, each->whose, today).empty())
            happened_.insert("over in spite of a pause");
    }
}

hearer oracle::who_hears(const held_back& about, day today) const {
    const bool late = is_late(about.rule, reasons_.at({about.ref, about.rule}));
    return paused_.who_hears(rows_.at(about.ref).row, {about.rule, late}, about.whose, today);
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
