#include "tests/simulation/oracle.hpp"
#include "tests/simulation/oracle_boards.hpp"

#include <algorithm>
#include <span>

namespace remembrancer::oracle {
namespace {

bool has(const std::vector<role>& roles, role which) {
    return std::ranges::find(roles, which) != roles.end();
}

bool holds_for(const ladder_case& each, const std::string& rule, const row& of,
               const std::string& programme) {
    const bool is_of_rule = each.rule == rule || (each.rule == "overdue" && is_broken_date(rule));
    return is_of_rule && (each.programme.empty() || each.programme == programme) &&
           (each.workstream.empty() || each.workstream == of.workstream) &&
           (!each.kind || *each.kind == of.kind) &&
           (!each.rating || (is_rated(of.kind) && *each.rating == of.rating));
}

} // namespace

oracle::decided oracle::decide(const question& asked) const {
    const episode& in = asked.in;
    const ladder& by = ladder_of(asked.why, asked.of.row);
    const day from = in.first_sight.value_or(
        asked.why.anchor ? std::min(*in.counted_from, *asked.why.anchor) : *in.counted_from);
    decided out;
    out.now = decide_repeats(asked, from);
    const std::vector<decision> steps = decide_steps(asked, from, out.passed);
    const bool somebody_new =
        !(by.skips_told || in.first_sight) || std::ranges::any_of(steps, [&](const decision& each) {
            return !has_heard(in, each.whose);
        });
    for (decision each : steps) {
        const bool new_owner =
            each.whose.role == role::owner && std::ranges::none_of(in.said, [&](const fired& one) {
                return one.whose == each.whose;
            });
        each.tells = somebody_new || new_owner;
        out.now.push_back(each);
    }
    std::set<holder> told_now; // the roles of nobody apart
    for (decision& each : out.now) {
        holder person = each.whose;
        if (!person.name.empty())
            person.role = role::owner;
        each.tells = each.tells && told_now.insert(person).second;
    }
    return out;
}

hearer oracle::who_hears(const question& asked, const holder& whose) const {
    return paused_.who_hears(asked.of.row, matter_of(asked.why), whose, asked.today);
}

/// Those of a role whom no pause passes over.
std::vector<holder> oracle::hearers(role who, const question& asked) const {
    std::vector<holder> all = who_.holders(who, asked.of.row);
    if (asked.pauses_hold)
        std::erase_if(
            all, [&](const holder& each) { return who_hears(asked, each) == hearer::nobody_yet; });
    return all;
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
bool oracle::applies(role who, const question& asked) {
    const typed_date& promised = asked.of.row.baseline;
    const bool promised_later =
        promised.is == typed_date::form::known && promised.by >= asked.today;
    return asked.why.rule != "overdue" || !promised_later || who == role::owner ||
           who == role::project_manager;
}

/// After a first sight those after the day that matters alone: it stands for the others.
std::vector<ladder::step> oracle::steps_reached(const question& asked, day from) const {
    std::map<int, ladder::step> all; // in their order
    if (asked.in.first_sight) {
        all[0] = {0, of_.ladders.first_sight};
    } else {
        for (const auto& [step, whose] : turns_of(asked.why, asked.of.row, of_))
            all[step].after = step;
    }
    for (const ladder::step& each : ladder_of(asked.why, asked.of.row).steps) {
        if (!asked.in.first_sight || each.after > 0)
            all[each.after] = each;
    }
    const work_days& work = work_of(asked.of.row);
    std::vector<ladder::step> reached;
    for (const auto& [after, each] : all) {
        if (work.after(from, after) <= asked.today)
            reached.push_back(each);
    }
    return reached;
}

/// Whoever is to clear the papers from that step on.
std::optional<holder> oracle::turn_on(int step, const question& asked) const {
    const auto turns = turns_of(asked.why, asked.of.row, of_);
    const auto turn = turns.find(step);
    if (asked.in.first_sight || turn == turns.end())
        return {};
    return holder{role::clearance_officer,
                  who_.is_contact(turn->second) ? turn->second : std::string()};
}

/// Of several steps that were passed the furthest, and with it whoever has not heard yet. The
/// others are `passed` for good: who applies may change, and the furthest be one of them some day.
/// A step of which everybody is paused is not reached while they are.
std::vector<oracle::decision> oracle::decide_steps(const question& asked, day from,
                                                   std::vector<decision>& passed) const {
    const ladder& by = ladder_of(asked.why, asked.of.row);
    std::vector<std::pair<int, std::vector<holder>>> reached;
    for (ladder::step& each : steps_reached(asked, from)) {
        std::erase_if(each.tell, [&](role who) { return !applies(who, asked); });
        const std::optional<holder> turn = turn_on(each.after, asked);
        if (each.tell.empty() && !turn)
            continue;
        if (by.copies_owner || has(each.tell, role::owner)) {
            std::erase(each.tell, role::owner);
            each.tell.insert(each.tell.begin(), role::owner);
        }
        std::vector<holder> people;
        for (const role who : each.tell) {
            for (const holder& whose : hearers(who, asked))
                people.push_back(whose);
        }
        if (turn && !(asked.pauses_hold && who_hears(asked, *turn) == hearer::nobody_yet))
            people.push_back(*turn);
        if (!people.empty())
            reached.emplace_back(each.after, people);
    }
    std::vector<decision> out;
    if (reached.empty())
        return out;
    const auto& [furthest, own] = reached.back();
    for (const holder& whose : own) {
        if (!is_decided(asked.in, furthest, whose))
            out.push_back({furthest, whose, false});
    }
    for (const auto& [step, people] : std::span(reached).first(reached.size() - 1)) {
        for (const holder& whose : people) {
            if (is_decided(asked.in, step, whose))
                continue;
            passed.push_back({step, whose, false});
            if (!is_decided(asked.in, furthest, whose) && !has_heard(asked.in, whose))
                out.push_back({furthest, whose, false});
        }
    }
    return out;
}

/// The newest time of each repeat; the furthest first.
std::vector<oracle::decision> oracle::decide_repeats(const question& asked, day from) const {
    const episode& in = asked.in;
    const ladder& by = ladder_of(asked.why, asked.of.row);
    const work_days& work = work_of(asked.of.row);
    const int last = by.steps.back().after;
    std::vector<decision> out;
    for (const ladder::repeat& repeat : by.repeats) {
        int newest = 0;
        day newest_on{};
        int step = 0;
        for (day each = from + 1; each <= asked.today; ++each) {
            if (!work.works(each) || ++step <= last)
                continue;
            const bool falls = repeat.every_working_days > 0
                                   ? (step - last) % repeat.every_working_days == 0
                                   : work.is_first_of_week(each);
            if (falls) {
                newest = step;
                newest_on = each;
            }
        }
        if (newest == 0)
            continue;
        for (const role who : repeat.tell) {
            for (const holder& whose : hearers(who, asked)) {
                const bool had_it = std::ranges::any_of(in.said, [&](const fired& each) {
                    return each.step > last && each.whose == whose && each.on >= newest_on;
                });
                if (!applies(who, asked) || had_it)
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

const ladder& oracle::ladder_of(const finding& why, const row& of) const {
    for (const ladder_case& each : of_.ladders.cases) {
        if (holds_for(each, why.rule, of, programme_of(of, of_).name))
            return each.ladder;
    }
    const std::map<std::string, ladder>& all = of_.ladders.of;
    if (is_broken_date(why.rule))
        return all.at(of.kind == kind::milestone && of.rating == rating::red ? "overdue_red"
                                                                             : "overdue");
    return all.at(why.reason == "top_band_entered" ? "top_band" : why.rule);
}

} // namespace remembrancer::oracle
