#include "daemon/rounds/scope.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/meta.hpp"

#include <string>
#include <utility>

namespace remembrancer::rounds {
namespace {

constexpr const char* fingerprint_name = "fingerprint";
// The number of the last item woken since the fingerprint changed; empty when all are.
constexpr const char* waking_name = "waking_after";

// The first working day of a week brings what has waited; so does any round after it, if that day
// had none.
store::hearing hears(store::session& db, const calendar::working_calendar& calendar,
                     plan::date today) {
    const plan::date monday = calendar::monday_of(today);
    if (calendar.first_working_day_on_or_after(monday) == today)
        return store::hearing::everybody;
    // Of last week only: what is left over of a vanished item waits for good.
    const bool has_been_missed = store::holds_back(db, monday - std::chrono::days(7), monday);
    return has_been_missed ? store::hearing::everybody : store::hearing::urgent;
}

} // namespace

std::shared_ptr<const scope> prepare_round(store::session& db, people_cache& people,
                                           std::shared_ptr<const snapshot> settings,
                                           const store::round_row& round) {
    // An import between the readings would leave a deputy without a person, or the other way round.
    store::transaction all(db);
    auto known = people.read(db, settings);
    if (store::meta(db, fingerprint_name) != known->fingerprint) {
        store::set_meta(db, fingerprint_name, known->fingerprint);
        store::set_meta(db, waking_name, "0");
        all.commit();
    }
    const plan::date today = settings->zone.today(round.scheduled_for);
    const store::hearing of = hears(db, settings->calendar, today);
    return std::make_shared<const scope>(
        scope{std::move(settings), std::move(known), today, round, of});
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
