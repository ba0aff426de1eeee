#include "daemon/cli/explain_json.hpp"

#include "daemon/plan/name_table.hpp"

#include <chrono>
#include <utility>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;
using rounds::episode_standing;
using routing::not_yet;

constexpr plan::name_table<not_yet, 6> reasons_ahead{
    {{not_yet::next_round, "next_round"},
     {not_yet::later, "later"},
     {not_yet::paused, "paused"},
     {not_yet::promised, "promised"},
     {not_yet::waits_for_day, "waits_for_day"},
     {not_yet::waits_for_message, "waits_for_message"}}};

constexpr plan::name_table<episode_standing, 4> standings{
    {{episode_standing::open, "open"},
     {episode_standing::ended, "ended"},
     {episode_standing::ends_next, "ends_next"},
     {episode_standing::opens_next, "opens_next"}}};

ordered_json to_json(const rounds::explained_alert& of);
ordered_json to_json(const rounds::explained_episode& of);
ordered_json to_json(const routing::kept_back& of);
ordered_json to_json(const rounds::paused_step& of);
ordered_json to_json(const routing::hearing_ahead& of);
ordered_json to_json(const rules::verdict& of);
ordered_json to_json(const store::attempt_row& of);
ordered_json to_json(const plan::pause& pause);
ordered_json to_json(const plan::cluster& of);
ordered_json to_json(const rounds::explained_load& of);

template <class Values>
ordered_json all_of(const Values& values) {
    ordered_json out = ordered_json::array();
    for (const auto& each : values)
        out.push_back(to_json(each));
    return out;
}

ordered_json iso_or_null(const std::optional<plan::date>& day) {
    return day ? ordered_json(plan::to_iso(*day)) : ordered_json();
}

ordered_json to_json(const plan::item& item) {
    ordered_json out{{"kind", plan::to_text(item.kind)}, {"ref", item.ref}, {"title", item.title}};
    if (!item.programme.empty())
        out["programme"] = item.programme;
    return out;
}

ordered_json to_json(const plan::pause& pause) {
    return {{"id", pause.id},
            {"kind", plan::to_text(pause.kind)},
            {"author", pause.author},
            {"reason", pause.reason},
            {"from", plan::to_iso(pause.from)},
            {"until", plan::to_iso(pause.until)}};
}

ordered_json to_json(const rounds::hold& held) {
    if (held.why == rounds::held_for::nothing)
        return {};
    return {{"why", rounds::to_text(held.why)}, {"until", base::to_iso(held.until)}};
}

/// Who, in which role, at which step.
ordered_json call_json(const plan::alert& alert) {
    return {{"step", alert.step},
            {"role", plan::to_text(alert.role)},
            {"principal", alert.principal},
            {"recipient", alert.recipient},
            {"stand_in_reason", alert.stand_in_reason},
            {"reason", plan::to_text(alert.reason)}};
}

ordered_json to_json(const rounds::explained_alert& of) {
    ordered_json out = call_json(of.decided.alert);
    out["rule"] = plan::to_text(of.decided.episode.rule);
    out["episode"] = of.decided.episode.sequence;
    if (of.item)
        out["item"] = to_json(*of.item);
    out["decided_on"] = plan::to_iso(of.decided.alert.decided_on);
    out["round"] = {{"schedule", of.decided.schedule},
                    {"scheduled_for", base::to_iso(of.decided.scheduled_for)}};
    out["became"] = rounds::to_text(of.became.what);
    if (of.became.message) {
        out["message"] = of.became.message->id.value;
        out["state"] = plan::to_text(of.became.message->state);
    }
    out["held"] = to_json(of.held);
    if (of.decided.ended_for)
        out["ended_for"] = plan::to_text(*of.decided.ended_for);
    return out;
}

ordered_json to_json(const routing::hearing_ahead& of) {
    ordered_json out = call_json(of.alert);
    out["why"] = plan::name_in(reasons_ahead, of.why);
    out["on"] = plan::to_iso(of.on);
    if (of.held_by)
        out["held_by"] = to_json(*of.held_by);
    return out;
}

ordered_json to_json(const rounds::explained_episode& of) {
    return {
        {"rule", plan::to_text(of.episode.rule)},
        {"sequence", of.episode.sequence},
        {"standing", plan::name_in(standings, of.standing)},
        {"opened", plan::to_iso(of.episode.opened)},
        {"ended", iso_or_null(of.episode.ended)},
        {"ended_for", of.ended_for ? ordered_json(plan::to_text(*of.ended_for)) : ordered_json()},
        {"anchor", iso_or_null(of.episode.anchor)},
        {"first_sight", iso_or_null(of.episode.first_sight)},
        {"alerts", all_of(of.alerts)},
        {"kept_back", all_of(of.kept_back)},
        {"ahead", all_of(of.ahead)}};
}

ordered_json to_json(const rules::verdict& of) {
    ordered_json out{{"rule", plan::to_text(of.rule)}, {"holds", of.found.has_value()}};
    if (of.found) {
        out["reason"] = plan::to_text(of.found->reason);
        out["facts"] = of.found->detail;
        out["anchor"] = iso_or_null(of.found->anchor);
    }
    out["says_new_on"] = iso_or_null(of.says_new_on);
    return out;
}

ordered_json to_json(const store::attempt_row& of) {
    return {{"number", of.number}, {"at", base::to_iso(of.at)}, {"verdict", of.verdict},
            {"reason", of.reason}, {"detail", of.detail},       {"may_be_copy", of.may_be_copy}};
}

ordered_json to_json(const routing::kept_back& of) {
    ordered_json out = call_json(of.alert);
    out["on"] = plan::to_iso(of.on);
    out["held_by"] = to_json(of.by);
    return out;
}

ordered_json to_json(const rounds::paused_step& of) {
    ordered_json out = to_json(of.what);
    out["rule"] = plan::to_text(of.rule);
    out["item"] = to_json(of.item);
    return out;
}

ordered_json to_json(const plan::cluster& of) {
    return {{"rule", plan::to_text(of.found.rule)},
            {"reason", plan::to_text(of.found.reason)},
            {"facts", of.found.detail},
            {"anchor", iso_or_null(of.found.anchor)}};
}

ordered_json to_json(const rounds::explained_load& of) {
    ordered_json out{{"programme", of.programme},
                     {"clusters", all_of(of.clusters)},
                     {"says_new_on", iso_or_null(of.says_new_on)}};
    if (of.silenced_by)
        out["silenced_by"] = to_json(*of.silenced_by);
    return out;
}

} // namespace

ordered_json to_json(const rounds::explained_message& of) {
    ordered_json out{{"id", of.row.id.value},
                     {"person", of.row.person},
                     {"channel", of.row.channel},
                     {"kind", of.row.kind},
                     {"state", plan::to_text(of.row.state)},
                     {"created", base::to_iso(of.row.created)},
                     {"held", to_json(of.held)},
                     {"last_outcome", of.row.last_outcome},
                     {"lines", of.model.items.size()},
                     {"more_items", of.model.more_items},
                     {"list", of.model.list.has_value()},
                     {"alerts", all_of(of.alerts)},
                     {"log", all_of(of.attempts)}};
    if (!of.model.note.empty())
        out["note"] = of.model.note;
    if (of.instead)
        out["went_as"] = of.instead->id.value;
    if (of.replaced)
        out["instead_of"] = of.replaced->id.value;
    return out;
}

ordered_json to_json(const rounds::explained_item& of) {
    ordered_json out = to_json(of.item);
    out["workstream"] = of.item.workstream;
    out["closed"] = of.item.closed;
    out["vanished_on"] = iso_or_null(of.item.vanished_on);
    out["effective"] = iso_or_null(plan::effective_by(of.item));
    out["as_of"] = plan::to_iso(of.as_of);
    out["past"] = of.is_past;
    out["rules"] = all_of(of.verdicts);
    out["pauses"] = all_of(of.pauses);
    out["episodes"] = all_of(of.episodes);
    out["messages"] = ordered_json::array();
    for (const rounds::explained_message& each : of.messages) {
        ordered_json message = to_json(each);
        message.erase("alerts"); // they are with their episodes
        out["messages"].push_back(std::move(message));
    }
    return out;
}

ordered_json to_json(const rounds::explained_week& of) {
    ordered_json got = ordered_json::array();
    for (const rounds::explained_message& each : of.got)
        got.push_back(to_json(each));
    return {{"person", of.person},
            {"from", plan::to_iso(of.monday)},
            {"until", plan::to_iso(of.monday + std::chrono::days(6))},
            {"got", std::move(got)},
            {"spared", all_of(of.spared)},
            {"paused", all_of(of.paused)},
            {"dates_ahead", all_of(of.loads)}};
}

} // namespace remembrancer::cli
