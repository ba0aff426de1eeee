#include "daemon/outbox/earlier.hpp"

#include "daemon/store/earlier_messages.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace remembrancer::outbox {
namespace {

// More than anybody hears of one episode.
constexpr int most_earlier = 50;
// As the store writes the outcome.
constexpr std::string_view objection = "deferred: content";

/// Now says that it is over, as a message that tells of it would.
void end_line(plan::message_item& line, const store::earlier_alert& by) {
    line.step = plan::step_over;
    line.reason = by.ended_for.value_or(line.reason);
    line.detail.clear();
    line.questions.clear();
    line.next.reset();
}

connectors::earlier_message as_it_is_now(const store::earlier_message& from) {
    connectors::earlier_message made;
    made.provider_id = from.provider_id;
    plan::message model = plan::message_from_json(from.model);
    for (std::size_t place = 0; place < model.items.size(); ++place) {
        plan::message_item& line = model.items[place];
        const auto alert = std::ranges::find(from.alerts, line.alert, &store::earlier_alert::id);
        if (alert == from.alerts.end())
            continue;
        if (alert->is_shared)
            made.shared.push_back(place);
        if (!alert->is_over || line.step == plan::step_over)
            continue;
        made.over.push_back(place);
        end_line(line, *alert);
    }
    made.model = std::make_shared<const plan::message>(std::move(model));
    return made;
}

} // namespace

std::vector<connectors::earlier_message> earlier_of(store::session& db,
                                                    const store::outbox_row& row) {
    std::vector<connectors::earlier_message> all;
    if (row.last_outcome.starts_with(objection))
        return all;
    for (const store::earlier_message& each : store::earlier_messages(db, row, most_earlier))
        all.push_back(as_it_is_now(each));
    return all;
}

} // namespace remembrancer::outbox
