#include "daemon/rounds/explain.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/rounds/explain_parts.hpp"
#include "daemon/routing/pauses.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <map>

namespace remembrancer::rounds {
namespace {

constexpr std::chrono::days one_week{7};

bool is_in(const std::vector<explained_message>& messages, plan::outbox_id id) {
    return std::ranges::any_of(messages, [id](const auto& each) { return each.row.id == id; });
}

/// What a round decided for the person and no message of the week brought them.
std::vector<explained_alert> spared(store::session& db, explainer& by, const explained_week& of) {
    std::vector<explained_alert> out;
    const plan::date sunday = of.monday + std::chrono::days(6);
    for (const store::decided_alert& each : store::decided_for(db, of.person, of.monday, sunday)) {
        const bool is_theirs = each.alert.recipient == of.person;
        if (is_theirs && each.message && is_in(of.got, *each.message))
            continue;
        out.push_back(by.explained(each));
    }
    return out;
}

/// The items of which a pause may have kept something from the person in the week.
std::map<std::int64_t, plan::item> items_paused(store::session& db, const explained_week& of,
                                                const std::vector<plan::pause>& pauses,
                                                plan::date last) {
    std::map<std::int64_t, plan::item> found;
    for (const plan::pause& each : pauses) {
        const bool may_concern = each.person.empty() || each.person == of.person;
        if (!may_concern || each.from > last || each.until < of.monday)
            continue;
        if (each.item) {
            if (const auto item = store::find_item(db, *each.item))
                found.emplace(item->id.value, *item);
            continue;
        }
        store::each_item(db, [&](const plan::item& item) {
            if (routing::concerns(each, item))
                found.emplace(item.id.value, item);
        });
    }
    return found;
}

std::vector<paused_step> paused(store::session& db, explainer& by, const explained_week& of,
                                plan::date last) {
    std::vector<paused_step> out;
    for (const auto& [id, item] : items_paused(db, of, by.known().pauses, last)) {
        const plan::subject subject{plan::subject_kind::item, id};
        const auto episodes = store::episodes_of(db, subject);
        if (episodes.empty())
            continue;
        const auto decided = store::decided_of(db, subject);
        for (const plan::episode& episode : episodes) {
            for (routing::kept_back& each : by.kept_back(item, episode, decided, of.monday, last)) {
                if (each.alert.recipient == of.person || each.alert.principal == of.person)
                    out.push_back({item, episode.rule, std::move(each)});
            }
        }
    }
    return out;
}

} // namespace

explained_week explain_week(store::session& db, const std::shared_ptr<const snapshot>& settings,
                            const std::string& person, plan::date in_week, plan::date today) {
    explainer by(db, settings);
    explained_week out;
    out.person = person;
    out.monday = calendar::monday_of(in_week);
    const base::instant from = settings->zone.to_instant({out.monday, {}});
    const base::instant before = settings->zone.to_instant({out.monday + one_week, {}});
    for (const store::outbox_row& row : store::messages_between(db, person, from, before)) {
        explained_message message = by.message(row);
        message.alerts = by.explained(store::decided_in(db, row.id));
        out.got.push_back(std::move(message));
    }
    out.spared = spared(db, by, out);
    out.paused = paused(db, by, out, std::min(out.monday + std::chrono::days(6), today));
    return out;
}

} // namespace remembrancer::rounds
