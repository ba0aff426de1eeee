#include "daemon/rounds/enqueue.hpp"

#include "daemon/rounds/message_key.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::rounds {

enqueuer::enqueuer(store::session& db, const scope& in, base::instant now, places& free,
                   composed& out)
    : db_(db), in_(in), now_(now), free_(free), out_(out), store_name_(store_name(db)) {}

std::optional<plan::outbox_id> enqueuer::put(to_enqueue what) {
    store::new_message message;
    message.key = message_key(store_name_, in_.round, what.recipient, what.by.channel->name);
    message.round = in_.round.id;
    message.person = what.recipient;
    message.channel = what.by.channel->name;
    message.destination = what.by.channel->destination;
    message.address = what.by.address;
    message.kind = what.model.kind;
    message.model = plan::to_json(what.model);
    message.created = now_;
    const base::instant earliest =
        what.cannot_wait ? now_ : in_.chosen.not_before(what.recipient, now_);
    message.due = not_before(*in_.settings, what.recipient, earliest);
    int& room = free_[message.destination];
    message.claimed = room > 0 && message.due <= now_;
    const auto id = store::insert_message(db_, message);
    if (!id)
        return id;
    if (message.claimed) {
        --room;
        out_.claimed[message.destination].push_back(store::row_of(*id, message));
    }
    out_.messages.push_back({std::move(message), std::move(what.model)});
    return id;
}

} // namespace remembrancer::rounds
