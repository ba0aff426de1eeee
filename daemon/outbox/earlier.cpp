#include "daemon/outbox/earlier.hpp"

#include "daemon/store/earlier_messages.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace remembrancer::outbox {
namespace {

// Each is read whole between two turns of the outbox, and rewritten by a request of its own.
constexpr int most_ended = 20;
// As the store writes the outcome.
constexpr std::string_view objection = "deferred: content";

/// Says that it is over, as a message that tells of it would.
void end_line(plan::message_item& line, std::optional<plan::reason> why) {
    line.step = plan::step_over;
    line.reason = why.value_or(line.reason);
    line.detail.clear();
    line.questions.clear();
    line.next.reset();
}

connectors::earlier_message as_it_is_now(const store::earlier_message& from) {
    plan::message model = plan::message_from_json(from.model);
    for (plan::message_item& line : model.items) {
        const auto ended = std::ranges::find(from.ended, line.alert, &store::ended_alert::id);
        if (ended != from.ended.end() && line.step != plan::step_over)
            end_line(line, ended->ended_for);
    }
    return {from.provider_id, std::make_shared<const plan::message>(std::move(model))};
}

} // namespace

connectors::told_before earlier_of(store::session& db, const store::outbox_row& row) {
    if (row.last_outcome.starts_with(objection))
        return {};
    connectors::told_before all{store::first_told_in(db, row)};
    for (const store::earlier_message& each : store::ended_since(db, row, most_ended))
        all.ended.push_back(as_it_is_now(each));
    return all;
}

} // namespace remembrancer::outbox
