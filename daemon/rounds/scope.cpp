#include "daemon/rounds/scope.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/store/contacts.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/meta.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace remembrancer::rounds {
namespace {

constexpr const char* fingerprint_name = "fingerprint";
// The number of the last item woken since the fingerprint changed; empty when all are.
constexpr const char* waking_name = "waking_after";

/// The day of the last round before that one which told of anything but a digest.
std::optional<plan::date> last_reminding(store::session& db, const snapshot& settings,
                                         base::instant scheduled_for) {
    std::optional<plan::date> last;
    for (const schedule& each : settings.schedules) {
        if (each.digest)
            continue;
        const auto held = store::held_before(db, each.name, scheduled_for);
        if (held)
            last = std::max(last, std::optional(settings.zone.today(held->scheduled_for)));
    }
    return last;
}

// The first working day of a week brings what waits; where that had no round, the first one of the
// week does. Not the first one of all: a plan that is set up in the middle of a week would begin
// with everything that is only worth a second look.
store::hearing hears(const snapshot& settings, plan::date today, std::optional<plan::date> last) {
    const plan::date monday = calendar::monday_of(today);
    const bool is_first = settings.calendar.first_working_day_on_or_after(monday) == today;
    return is_first || (last && *last < monday) ? store::hearing::everybody
                                                : store::hearing::urgent;
}

// What waits for somebody's own day of the week is released on it, or after it, if that day had no
// round.
void release_weekly(store::session& db, const preferences& chosen, const known_people& known,
                    plan::date today) {
    std::map<plan::date, std::vector<std::string>> held_back_by; ///< by the day that was missed
    for (const auto& [person, day] : chosen.weekly_turns()) {
        const plan::person* contact = known.directory.resolve(person->name);
        const std::string& name = contact != nullptr ? contact->name : person->name;
        const auto [found, is_new] = held_back_by.try_emplace(day);
        auto& held_back = found->second;
        if (is_new && day != today)
            held_back = store::held_back_for(db, day - std::chrono::days(7), day);
        if (day == today || std::ranges::find(held_back, name) != held_back.end())
            store::release_held_back(db, name);
    }
}

/// What was being sent, or made by a round under way, while its reader left.
void forget_leavers(store::session& db, const known_people& known) {
    for (const std::string& recipient : store::recipients_unsent(db))
        if (!known.directory.can_hear(recipient))
            store::forget_waiting(db, recipient);
}

/// Of what was held today already the reader has nothing to compare.
std::optional<plan::date> former_day(store::session& db, const snapshot& settings,
                                     const std::string& schedule, plan::date today) {
    const auto former = store::held_before(db, schedule, settings.zone.to_instant({today, {}}));
    return former ? std::optional(settings.zone.today(former->scheduled_for)) : std::nullopt;
}

} // namespace

std::shared_ptr<const scope> prepare_round(store::session& db, people_cache& people,
                                           std::shared_ptr<const snapshot> settings,
                                           const store::round_row& round) {
    // An import between the readings would leave a deputy without a person, or the other way round.
    store::transaction all(db);
    auto known = people.read(db, settings);
    const plan::date today = settings->zone.today(round.scheduled_for);
    const bool is_immediate = round.schedule == immediate_schedule;
    const digest_settings* digest = digest_of(*settings, round.schedule);
    const auto last = last_reminding(db, *settings, round.scheduled_for);
    const preferences chosen(*settings, today, is_immediate, last);
    store::hearing of = store::hearing::urgent;
    if (!is_immediate && digest == nullptr) {
        if (store::meta(db, fingerprint_name) != known->fingerprint) {
            store::set_meta(db, fingerprint_name, known->fingerprint);
            store::set_meta(db, waking_name, "0");
        }
        forget_leavers(db, *known);
        of = hears(*settings, today, last);
        release_weekly(db, chosen, *known, today);
    }
    const auto former =
        digest == nullptr ? std::nullopt : former_day(db, *settings, round.schedule, today);
    all.commit();
    return std::make_shared<const scope>(scope{std::move(settings), std::move(known), today, round,
                                               is_immediate, digest, former, chosen, of});
}

std::shared_ptr<const scope> look_at(store::session& db, people_cache& people,
                                     std::shared_ptr<const snapshot> settings, plan::date today) {
    auto known = people.read(db, settings);
    const preferences chosen(*settings, today, false);
    return std::make_shared<const scope>(
        scope{std::move(settings), std::move(known), today, {}, false, nullptr, {}, chosen, {}});
}

bool is_looked_at(store::session& db, const known_people& known) {
    return store::meta(db, fingerprint_name) == known.fingerprint &&
           store::meta(db, waking_name).empty();
}

bool wake_chunk(store::session& db, int many) {
    const std::string after = store::meta(db, waking_name);
    if (after.empty())
        return false;
    store::transaction all(db);
    const auto last = store::wake_range(db, plan::item_id{std::stoll(after)}, many);
    store::set_meta(db, waking_name, last ? std::to_string(last->value) : std::string());
    all.commit();
    return last.has_value();
}

} // namespace remembrancer::rounds
