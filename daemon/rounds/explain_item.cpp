#include "daemon/rounds/explain.hpp"

#include "daemon/rounds/explain_parts.hpp"
#include "daemon/rounds/whole_subject.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/store/fallbacks.hpp"
#include "daemon/store/rounds.hpp"

#include <algorithm>
#include <map>

namespace remembrancer::rounds {
namespace {

std::vector<plan::pause> pauses_on(plan::date day, const plan::item& item,
                                   const std::vector<plan::pause>& all) {
    std::vector<plan::pause> of;
    for (const plan::pause& each : all)
        if (each.from <= day && day <= each.until && routing::concerns(each, item))
            of.push_back(each);
    return of;
}

/// Whether a round has looked at the plan on a later day. Immediate ones tell no more than a part.
bool is_past(store::session& db, const snapshot& settings, plan::date day) {
    return std::ranges::any_of(store::newest_held(db), [&](const store::round_row& each) {
        return each.schedule != immediate_schedule &&
               digest_of(settings, each.schedule) == nullptr &&
               settings.zone.today(each.scheduled_for) > day;
    });
}

/// What is held back still is ahead.
void leave_out_ahead(explained_episode& of) {
    std::erase_if(of.kept_back, [&of](const routing::kept_back& kept) {
        return std::ranges::any_of(of.ahead, [&kept](const routing::hearing_ahead& each) {
            return each.why == routing::not_yet::paused && each.alert.step == kept.alert.step &&
                   each.alert.role == kept.alert.role &&
                   each.alert.principal == kept.alert.principal;
        });
    });
}

/// Those that are stored, oldest first, then what the next round opens.
std::vector<explained_episode> episodes_of(explainer& by, const explained_item& of,
                                           const std::vector<store::ended_episode>& stored,
                                           const std::vector<store::decided_alert>& decided) {
    auto standing = of.is_past ? std::vector<explained_episode>()
                               : by.standing(of.item, of.as_of, stored, decided);
    std::vector<explained_episode> out;
    for (const store::ended_episode& each : stored) {
        explained_episode& one = out.emplace_back();
        const auto now = std::ranges::find(standing, each.episode.id,
                                           [](const auto& known) { return known.episode.id; });
        if (now != standing.end()) {
            one = std::move(*now);
        } else {
            one.episode = each.episode;
            one.ended_for = each.ended_for;
            // That of a vanished item stays as it is.
            one.standing = each.ended_for ? episode_standing::ended : episode_standing::open;
        }
        for (const store::decided_alert& alert : decided)
            if (alert.episode.id == each.episode.id)
                one.alerts.push_back(by.explained(alert));
        one.kept_back = by.kept_back(of.item, each.episode, decided, each.episode.opened, of.as_of);
        leave_out_ahead(one);
    }
    for (explained_episode& each : standing)
        if (each.standing == episode_standing::opens_next)
            out.push_back(std::move(each));
    return out;
}

} // namespace

explained_item explain_item(store::session& db, people_cache& people,
                            const std::shared_ptr<const snapshot>& settings, const plan::item& item,
                            plan::date as_of) {
    explainer by(db, people, settings);
    explained_item out;
    out.item = item;
    out.as_of = as_of;
    out.is_past = is_past(db, *settings, as_of);
    {
        const whole_subject whole(db, *settings, by.known(), item);
        out.verdicts = rules::verdicts(whole.subject(), whole.judged_on(as_of));
    }
    out.pauses = pauses_on(as_of, item, by.known().pauses);
    const plan::subject subject{plan::subject_kind::item, item.id.value};
    const auto decided = store::decided_of(db, subject);
    out.episodes = episodes_of(by, out, store::episodes_with_ends(db, subject), decided);
    std::map<std::int64_t, store::outbox_row> messages;
    for (const store::decided_alert& each : decided) {
        auto row = each.message && !messages.contains(each.message->value)
                       ? store::find_message(db, *each.message)
                       : std::nullopt;
        while (row) {
            const plan::outbox_id id = row->id;
            messages.emplace(id.value, std::move(*row));
            row = store::message_replaced_by(db, id);
        }
    }
    for (const auto& [id, row] : messages)
        out.messages.push_back(by.message(row));
    return out;
}

explained_message explain_message(store::session& db, people_cache& people,
                                  const std::shared_ptr<const snapshot>& settings,
                                  const store::outbox_row& row) {
    explainer by(db, people, settings);
    explained_message out = by.message(row);
    out.alerts = by.explained(store::decided_in(db, row.id));
    return out;
}

} // namespace remembrancer::rounds
