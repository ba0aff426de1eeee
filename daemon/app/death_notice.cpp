#include "daemon/app/death_notice.hpp"

#include "daemon/rounds/message_key.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::app {

outbox::notice_of_death make_death_notice(std::shared_ptr<const rounds::snapshot> of,
                                          std::string store_name, std::string office_address) {
    return [of = std::move(of), store_name = std::move(store_name),
            office_address =
                std::move(office_address)](const outbox::finished_send& dead,
                                           base::instant now) -> std::optional<store::new_message> {
        const auto channel =
            std::ranges::find_if(of->channels, [&](const rounds::channel_settings& other) {
                return other.destination != dead.destination &&
                       (!other.needs_address || !office_address.empty());
            });
        if (channel == of->channels.end())
            return std::nullopt;
        plan::message model;
        model.kind = plan::message_kind::notice;
        model.programme = of->programme.name;
        model.person = of->routing.roles.programme_office;
        model.today = of->zone.today(now);
        model.note = "The message " + std::to_string(dead.row.id.value) + " to " + dead.row.person +
                     " by " + dead.row.channel + " could not be delivered (" +
                     std::string(plan::to_text(dead.what.settlement.outcome.reason)) + ": " +
                     dead.what.settlement.outcome.detail +
                     "). Tell them another way, and see it with: remembrancer outbox show " +
                     std::to_string(dead.row.id.value);
        store::new_message message;
        message.key =
            rounds::message_key(store_name, "dead " + dead.row.key + " " + base::to_iso(now));
        message.person = model.person;
        message.channel = channel->name;
        message.destination = channel->destination;
        message.address = office_address;
        message.kind = model.kind;
        message.model = plan::to_json(model);
        message.created = now;
        message.due = now;
        return message;
    };
}

} // namespace remembrancer::app
