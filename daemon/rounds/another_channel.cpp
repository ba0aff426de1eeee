#include "daemon/rounds/another_channel.hpp"

#include "daemon/rounds/message_key.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::rounds {
namespace {

bool cannot_wait(const plan::message_item& line) {
    plan::alert alert;
    alert.role = line.told_as;
    alert.step = line.step;
    alert.reason = line.reason;
    return routing::cannot_wait(line.rule, alert);
}

/// What the reader is told of the other channel.
std::string note_of(const store::outbox_row& late) {
    if (late.may_be_copy)
        return "This may be a copy: you may have had the same by another channel.";
    return "You have this by another channel because " + late.channel + " has not taken it.";
}

class other_ways {
public:
    explicit other_ways(latest_snapshot latest) : latest_(std::move(latest)) {}

    std::optional<store::replacement> next(store::session& db, const store::outbox_row& late,
                                           base::instant now) {
        const auto of = latest_();
        const auto known = people_.read(db, of);
        reach by = reach_past(*of, late.person, known->directory.resolve(late.person),
                              store::destinations_tried(db, late.id));
        if (by.channel == nullptr)
            return std::nullopt;
        urgent_part part{plan::message_from_json(late.model), true};
        if (!late.may_be_copy)
            part = urgent_part_of(std::move(part.model));
        part.model.note = note_of(late);
        store::replacement made;
        made.holds_all = part.is_all;
        for (const plan::message_item& line : part.model.items)
            made.alerts.push_back(line.alert);
        store::new_message& message = made.message;
        message.key = message_key(store_name(db), "instead\n" + late.key + "\n" + by.channel->name);
        message.person = late.person;
        message.channel = by.channel->name;
        message.destination = by.channel->destination;
        message.address = std::move(by.address);
        message.kind = part.model.kind;
        message.model = plan::to_json(part.model);
        message.created = now;
        message.due = not_before(*of, late.person, now);
        message.may_be_copy = late.may_be_copy;
        return made;
    }

private:
    latest_snapshot latest_;
    people_cache people_;
};

} // namespace

reach reach_past(const snapshot& of, const std::string& name, const plan::person* person,
                 std::span<const std::string> tried) {
    for (const channel_settings* each : channels_of(of, person != nullptr ? person->name : name)) {
        if (std::ranges::find(tried, each->destination) != tried.end())
            continue;
        if (reach by = reach_by(of, *each, name, person); by.channel != nullptr)
            return by;
    }
    return {};
}

urgent_part urgent_part_of(plan::message model) {
    const bool has_urgent = std::ranges::any_of(model.items, cannot_wait);
    if (!has_urgent)
        return {std::move(model), true};
    const auto can_wait = [](const plan::message_item& line) { return !cannot_wait(line); };
    const auto left = std::erase_if(model.items, can_wait);
    model.more_items += static_cast<int>(left);
    const bool is_all = left == 0 && !model.list;
    model.list.reset();
    return {std::move(model), is_all};
}

outbox::other_channels make_other_channels(latest_snapshot latest) {
    const auto ways = std::make_shared<other_ways>(latest);
    return {[latest = std::move(latest)](const std::string& person, base::instant when) {
                return not_before(*latest(), person, when);
            },
            [ways](store::session& db, const store::outbox_row& late, base::instant now) {
                return ways->next(db, late, now);
            }};
}

} // namespace remembrancer::rounds
