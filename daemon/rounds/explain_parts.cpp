#include "daemon/rounds/explain_parts.hpp"

#include "daemon/rounds/preferences.hpp"
#include "daemon/rounds/whole_subject.hpp"
#include "daemon/routing/episode.hpp"
#include "daemon/routing/reconcile.hpp"
#include "daemon/store/fallbacks.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>

namespace remembrancer::rounds {
namespace {

std::vector<plan::alert> alerts_of(plan::episode_id episode,
                                   const std::vector<store::decided_alert>& decided) {
    std::vector<plan::alert> of;
    for (const store::decided_alert& each : decided)
        if (each.episode.id == episode)
            of.push_back(each.alert);
    return of;
}

/// Brings in what each reader has chosen for what can wait.
std::vector<routing::hearing_ahead> as_chosen(const snapshot& of, plan::rule rule,
                                              std::vector<routing::hearing_ahead> ahead) {
    for (routing::hearing_ahead& each : ahead) {
        if (each.why != routing::not_yet::next_round && each.why != routing::not_yet::later)
            continue;
        const preferences chosen(of, each.on, false);
        if (!chosen.waits(rule, each.alert))
            continue;
        const plan::date heard = chosen.waits_until(each.alert.recipient);
        if (heard == each.on)
            continue;
        each.why = chosen.is_weekly(each.alert.recipient) ? routing::not_yet::waits_for_day
                                                          : routing::not_yet::waits_for_message;
        each.on = heard;
    }
    return ahead;
}

} // namespace

const plan::item* explainer::item_of(plan::subject subject) {
    if (subject.kind != plan::subject_kind::item)
        return nullptr;
    const auto [found, is_new] = items_.try_emplace(subject.id);
    if (is_new)
        found->second = store::find_item(db_, plan::item_id{subject.id});
    return found->second ? &*found->second : nullptr;
}

explained_alert explainer::explained(const store::decided_alert& decided) {
    explained_alert out;
    out.decided = decided;
    const plan::item* item = item_of(decided.episode.subject);
    if (item != nullptr)
        out.item = *item;
    out.became = fate_of(db_, *settings_, *known_, decided, item);
    if (decided.message && out.became.message)
        out.held = hold_of(*settings_, *out.became.message);
    return out;
}

std::vector<explained_alert> explainer::explained(const std::vector<store::decided_alert>& all) {
    std::vector<explained_alert> out;
    out.reserve(all.size());
    for (const store::decided_alert& each : all)
        out.push_back(explained(each));
    return out;
}

explained_message explainer::message(const store::outbox_row& row) {
    return {row,
            plan::message_from_json(row.model),
            store::attempts_of(db_, row.id),
            hold_of(*settings_, row),
            store::message_instead_of(db_, row.id),
            store::message_replaced_by(db_, row.id),
            {}};
}

std::vector<explained_episode>
explainer::standing(const plan::item& item, plan::date day,
                    const std::vector<store::ended_episode>& episodes,
                    const std::vector<store::decided_alert>& decided) {
    std::vector<plan::episode> open;
    for (const store::ended_episode& each : episodes)
        if (!each.ended_for && each.episode.opened <= day)
            open.push_back(each.episode);
    const whole_subject whole(db_, *settings_, *known_, item);
    const auto findings = rules::evaluate(whole.subject(), whole.judged_on(day));
    const routing::changes changes = routing::reconcile(item, open, findings);
    const routing::routing_context in = whole.routed_on(day);
    const auto ahead = [&](const plan::episode& episode, const plan::finding& finding,
                           const std::vector<plan::alert>& so_far) {
        return as_chosen(*settings_, finding.rule,
                         routing::outlook(episode, finding, item, so_far, in));
    };
    std::vector<explained_episode> out;
    for (const auto& [episode, finding] : changes.continued)
        out.push_back({episode,
                       episode_standing::open,
                       {},
                       {},
                       {},
                       ahead(episode, finding, alerts_of(episode.id, decided))});
    for (const routing::ended& each : changes.ended)
        out.push_back({each.episode, episode_standing::ends_next, each.why, {}, {}, {}});
    for (const plan::finding& finding : changes.opened) {
        const auto of_rule = [&finding](const store::ended_episode& each) {
            return each.episode.rule == finding.rule;
        };
        const auto before = std::ranges::count_if(episodes, of_rule);
        const routing::opening how{day, static_cast<int>(before) + 1,
                                   routing::takes_over(finding, changes, day)};
        const plan::episode opened = routing::open_episode(finding, item, how);
        out.push_back(
            {opened, episode_standing::opens_next, {}, {}, {}, ahead(opened, finding, {})});
    }
    return out;
}

std::vector<routing::kept_back>
explainer::kept_back(const plan::item& item, const plan::episode& episode,
                     const std::vector<store::decided_alert>& decided, plan::date first,
                     plan::date last) {
    const std::vector<plan::alert> alerts = alerts_of(episode.id, decided);
    const whole_subject whole(db_, *settings_, *known_, item);
    plan::finding about{episode.rule, {}, episode.anchor, false, {}};
    if (!alerts.empty())
        about.reason = alerts.front().reason;
    // The day that an open one counts from moves with its date.
    if (!episode.ended)
        for (plan::finding& each : rules::evaluate(whole.subject(), whole.judged_on(last)))
            if (each.rule == episode.rule &&
                (!each.bound_to_anchor || each.anchor == episode.anchor))
                about = std::move(each);
    return routing::kept_back_of(episode, about, item, alerts, whole.routed_on(last),
                                 settings_->calendar, first, last);
}

} // namespace remembrancer::rounds
