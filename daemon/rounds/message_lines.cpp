#include "daemon/rounds/message_lines.hpp"

#include "daemon/routing/plan_alerts.hpp"
#include "daemon/rules/evaluate.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace remembrancer::rounds {
namespace {

std::vector<std::string> names(std::span<const std::string> from) {
    return {from.begin(), from.end()};
}

bool is_about(plan::rule rule, const plan::question& asked) {
    switch (rule) {
    case plan::rule::no_owner:
        return asked.field == "owner";
    case plan::rule::needs_date:
        return asked.field == "forecast";
    case plan::rule::unreadable:
        return asked.field != "owner";
    default:
        return false;
    }
}

/// Who and what the item is, on the round's day.
plan::message_item facts_of(const scope& in, const plan::item& item, const judged_by& by,
                            const routing::owned& owners) {
    plan::message_item line;
    line.kind = item.kind;
    line.ref = item.ref;
    line.title = item.title;
    if (!in.settings->further_programmes.empty())
        line.programme = by.programme.name;
    line.workstream = in.known->directory.workstream_path(item);
    line.rag = item.rag;
    line.baseline = item.baseline;
    line.forecast = item.forecast;
    line.recasts = item.recasts;
    line.owners = names(owners.principals);
    return line;
}

void take(plan::message_item& line, const plan::finding& found, const plan::item& item) {
    line.reason = found.reason;
    line.detail = found.detail;
    line.anchor = found.anchor;
    std::ranges::copy_if(item.questions, std::back_inserter(line.questions),
                         [&](const plan::question& asked) { return is_about(line.rule, asked); });
}

void count_days(plan::message_item& line, const scope& in, const judged_by& by) {
    if (!line.anchor)
        return;
    line.days = std::abs(calendar::days_between(*line.anchor, in.today));
    line.working_days = std::abs(by.calendar.working_days_between(*line.anchor, in.today));
}

} // namespace

std::vector<plan::finding> findings_of(const scope& in, const surroundings& around,
                                       const plan::item& item) {
    const judged_by by = judging(*in.settings, item.programme);
    const routing::owned owners = in.known->directory.owners_of(item);
    const auto boards = in.known->boards_of(item);
    const rules::subject subject{item,
                                 owners.principals,
                                 owners.unresolved,
                                 around.predecessors_of(item),
                                 around.milestones_of(item),
                                 boards,
                                 around.like(item),
                                 around.measure_parts_of(item)};
    return rules::evaluate(subject, {in.today, by.calendar, by.rules});
}

plan::message_item line_about(const scope& in, const plan::item& item, const plan::finding& found) {
    const judged_by by = judging(*in.settings, item.programme);
    plan::message_item line = facts_of(in, item, by, in.known->directory.owners_of(item));
    line.rule = found.rule;
    take(line, found, item);
    count_days(line, in, by);
    return line;
}

plan::message_item line_for_all(const scope& in, const plan::item& item,
                                const plan::episode& episode, const plan::finding* found,
                                std::span<const plan::alert> so_far) {
    const judged_by by = judging(*in.settings, item.programme);
    plan::message_item line = facts_of(in, item, by, in.known->directory.owners_of(item));
    line.episode = episode.sequence;
    line.rule = episode.rule;
    line.anchor = episode.anchor;
    if (found != nullptr) {
        take(line, *found, item);
        const routing::routing_context routing{
            in.today,    in.known->directory, in.settings->routing.ladders,
            by.calendar, in.known->absences,  in.known->pauses};
        line.next = routing::next_hearing(episode, *found, item, so_far, routing);
    }
    count_days(line, in, by);
    return line;
}

plan::message_item line_for_reader(plan::message_item line, const plan::alert& told) {
    line.alert = told.id;
    line.step = told.step;
    line.told_as = told.role;
    if (told.step == plan::step_over)
        line.reason = told.reason;
    if (!told.stand_in_reason.empty()) {
        line.principal = told.principal;
        line.stand_in_reason = told.stand_in_reason;
    }
    return line;
}

plan::message_item line_of(store::session& db, const scope& in, const store::waiting_alert& about,
                           const plan::item& item) {
    const plan::rule rule = about.episode.rule;
    if (about.alert.step != plan::step_over) {
        const surroundings around =
            looks_around(rule) ? surroundings(db, {&item, 1}) : surroundings();
        const auto findings = findings_of(in, around, item);
        const auto found = std::ranges::find(findings, rule, &plan::finding::rule);
        if (found != findings.end())
            return line_for_reader(line_for_all(in, item, about.episode, &*found,
                                                store::alerts_of(db, about.episode.id)),
                                   about.alert);
    }
    plan::message_item line = line_for_all(in, item, about.episode, nullptr, {});
    line.reason = about.alert.reason;
    return line_for_reader(std::move(line), about.alert);
}

} // namespace remembrancer::rounds
