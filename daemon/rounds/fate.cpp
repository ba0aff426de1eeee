#include "daemon/rounds/fate.hpp"

#include "daemon/plan/message.hpp"
#include "daemon/plan/name_table.hpp"
#include "daemon/rounds/preferences.hpp"

namespace remembrancer::rounds {
namespace {

constexpr plan::name_table<fate, 14> fates{{
    {fate::told, "told"},
    {fate::under_way, "under_way"},
    {fate::held_until, "held_until"},
    {fate::given_up, "given_up"},
    {fate::cancelled, "cancelled"},
    {fate::passed, "passed"},
    {fate::already_told, "already_told"},
    {fate::withdrawn, "withdrawn"},
    {fate::waits_for_message, "waits_for_message"},
    {fate::waits_for_day, "waits_for_day"},
    {fate::no_room, "no_room"},
    {fate::no_channel, "no_channel"},
    {fate::vanished, "vanished"},
    {fate::next_round, "next_round"},
}};

constexpr plan::name_table<held_for, 4> holds{{
    {held_for::nothing, "nothing"},
    {held_for::quiet_hours, "quiet_hours"},
    {held_for::chosen_time, "chosen_time"},
    {held_for::unknown, "unknown"},
}};

fate fate_in(const snapshot& of, const store::outbox_row& message) {
    switch (message.state) {
    case plan::outbox_state::accepted:
    case plan::outbox_state::delivered:
        return fate::told;
    case plan::outbox_state::dead:
    case plan::outbox_state::bounced:
        return fate::given_up;
    case plan::outbox_state::cancelled:
        return fate::cancelled;
    case plan::outbox_state::pending:
        return hold_of(of, message).why == held_for::nothing ? fate::under_way : fate::held_until;
    case plan::outbox_state::claimed:
    case plan::outbox_state::deferred:
        break;
    }
    return fate::under_way;
}

} // namespace

std::string_view to_text(fate what) {
    return plan::name_in(fates, what);
}

std::string_view to_text(held_for why) {
    return plan::name_in(holds, why);
}

hold hold_of(const snapshot& of, const store::outbox_row& message) {
    const base::instant due =
        message.first_attempt_at ? *message.first_attempt_at : message.next_attempt_at;
    const bool is_tried = message.attempts > 0 || message.first_attempt_at;
    const preferences chosen(of, of.zone.today(message.created), false);
    // An escalation goes at any time but in quiet hours.
    const bool cannot_wait = message.kind == plan::to_text(plan::message_kind::escalation);
    const base::instant own_time =
        cannot_wait ? message.created : chosen.not_before(message.person, message.created);
    const base::instant planned = not_before(of, message.person, own_time);
    if (planned > message.created && due >= planned)
        return {own_time > message.created && planned == own_time ? held_for::chosen_time
                                                                  : held_for::quiet_hours,
                planned};
    if (!is_tried && due > message.created)
        return {held_for::unknown, due};
    return {held_for::nothing, due};
}

alert_fate fate_of(store::session& db, const snapshot& of, const known_people& known,
                   const store::decided_alert& decided, const plan::item* item) {
    const plan::alert& alert = decided.alert;
    switch (alert.disposition) {
    case plan::disposition::passed:
        return {fate::passed, {}};
    case plan::disposition::already_told:
        return {fate::already_told, {}};
    case plan::disposition::withdrawn:
        return {fate::withdrawn,
                decided.message ? store::find_message(db, *decided.message) : std::nullopt};
    case plan::disposition::tell:
        break;
    }
    if (decided.message) {
        auto message = store::find_message(db, *decided.message);
        const fate what = message ? fate_in(of, *message) : fate::next_round;
        return {what, std::move(message)};
    }
    if (item != nullptr && item->vanished_on && !item->closed)
        return {fate::vanished, {}};
    if (reach_of(of, alert.recipient, known.directory.resolve(alert.recipient)).channel == nullptr)
        return {fate::no_channel, {}};
    if (alert.waits) {
        const preferences chosen(of, alert.decided_on, false);
        return {chosen.is_weekly(alert.recipient) ? fate::waits_for_day : fate::waits_for_message,
                {}};
    }
    auto newest = store::newest_message_since(db, alert.recipient, decided.round);
    if (newest && plan::message_from_json(newest->model).more_items > 0)
        return {fate::no_room, std::move(newest)};
    return {fate::next_round, {}};
}

} // namespace remembrancer::rounds
