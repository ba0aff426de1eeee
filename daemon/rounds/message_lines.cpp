#include "daemon/rounds/message_lines.hpp"

#include "daemon/rounds/surroundings.hpp"
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

} // namespace

plan::message_item line_of(store::session& db, const scope& in, const store::waiting_alert& about,
                           const plan::item& item) {
    const judged_by by = judging(*in.settings, item.programme);
    const calendar::working_calendar& calendar = by.calendar;
    const routing::owned owners = in.known->directory.owners_of(item);
    plan::message_item line;
    line.alert = about.alert.id;
    line.episode = about.episode.sequence;
    line.step = about.alert.step;
    line.rule = about.episode.rule;
    line.reason = about.alert.reason;
    line.told_as = about.alert.role;
    if (!about.alert.stand_in_reason.empty()) {
        line.principal = about.alert.principal;
        line.stand_in_reason = about.alert.stand_in_reason;
    }
    line.kind = item.kind;
    line.ref = item.ref;
    line.title = item.title;
    if (!in.settings->further_programmes.empty())
        line.programme = by.programme.name;
    line.workstream = item.workstream;
    line.rag = item.rag;
    line.baseline = item.baseline;
    line.forecast = item.forecast;
    line.recasts = item.recasts;
    line.owners = names(owners.principals);
    line.anchor = about.episode.anchor;

    const surroundings around =
        looks_around(line.rule) ? surroundings(db, {&item, 1}) : surroundings();
    const auto boards = in.known->boards_of(item);
    const rules::subject subject{item,
                                 owners.principals,
                                 owners.unresolved,
                                 around.predecessors_of(item),
                                 around.milestones_of(item),
                                 boards,
                                 around.like(item),
                                 around.measure_parts_of(item)};
    const rules::context context{in.today, calendar, by.rules};
    const auto findings = rules::evaluate(subject, context);
    const auto found = std::ranges::find(findings, about.episode.rule, &plan::finding::rule);
    if (found != findings.end() && about.alert.step != plan::step_over) {
        line.reason = found->reason;
        line.detail = found->detail;
        std::ranges::copy_if(
            item.questions, std::back_inserter(line.questions),
            [&](const plan::question& asked) { return is_about(line.rule, asked); });
        line.anchor = found->anchor;
        const routing::routing_context routing{
            in.today, in.known->directory, in.settings->routing.ladders,
            calendar, in.known->absences,  in.known->pauses};
        const auto so_far = store::alerts_of(db, about.episode.id);
        line.next = routing::next_hearing(about.episode, *found, item, so_far, routing);
    }
    if (line.anchor) {
        line.days = std::abs(calendar::days_between(*line.anchor, in.today));
        line.working_days = std::abs(calendar.working_days_between(*line.anchor, in.today));
    }
    return line;
}

} // namespace remembrancer::rounds
