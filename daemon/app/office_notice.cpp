#include "daemon/app/office_notice.hpp"

#include "daemon/rounds/message_key.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/people.hpp"

#include <string>
#include <utility>
#include <vector>

namespace remembrancer::app {
namespace {

bool has_died(const outbox::finished_send& about) {
    return about.what.settlement.state == plan::outbox_state::dead;
}

bool was_sent(const outbox::finished_send& about) {
    return about.what.settlement.state == plan::outbox_state::accepted;
}

/// What all have in common that one notice tells of.
std::string cause_of(const outbox::finished_send& dead, plan::date today) {
    if (was_sent(dead))
        return "remark " + plan::to_iso(today) + " " + dead.what.settlement.outcome.remark;
    const plan::failure reason = dead.what.settlement.outcome.reason;
    std::string cause = (has_died(dead) ? "dead " : "waits ") + plan::to_iso(today) + " " +
                        dead.destination + " " + std::string(plan::to_text(reason));
    if (reason == plan::failure::recipient)
        cause += " " + dead.row.person;
    return cause;
}

std::string note_of(const outbox::finished_send& dead) {
    const std::string id = std::to_string(dead.row.id.value);
    if (was_sent(dead))
        return "The message " + id + " was sent, but not quite as it was meant (" +
               dead.what.settlement.outcome.remark +
               "). Nobody missed anything; others today may be alike. Where that names a template, "
               "mend it, and try it with: remembrancer check";
    const plan::send_outcome& outcome = dead.what.settlement.outcome;
    if (!has_died(dead))
        return "What goes by " + dead.row.channel +
               " waits: the other end takes our key, token or "
               "password for wrong (" +
               outcome.detail +
               "). Nothing is lost yet: all of it is tried "
               "again, and escalations go by their readers' next channel meanwhile. Put the key "
               "right, and try it with: remembrancer send-test. What waits: remembrancer outbox "
               "list --state deferred";
    return "The message " + id + " to " + dead.row.person + " by " + dead.row.channel +
           " could not be delivered (" + std::string(plan::to_text(outcome.reason)) + ": " +
           outcome.detail + "). " +
           (dead.went_by.empty() ? std::string("Tell them another way")
                                 : "They are told by " + dead.went_by + " instead") +
           ", and see it with: remembrancer outbox show " + id +
           ". Others that fail today for the same reason have no notice of their own: "
           "remembrancer outbox list --state dead";
}

} // namespace

outbox::notice_to_office make_office_notice(rounds::latest_snapshot latest) {
    return [latest = std::move(latest)](store::session& db, const outbox::finished_send& dead,
                                        base::instant now) -> std::optional<store::new_message> {
        const auto of = latest();
        const routing::directory people(store::people(db), store::workstreams(db),
                                        of->routing.roles);
        const plan::person* office = people.resolve(people.office());
        std::vector<std::string> failed;
        if (!was_sent(dead))
            failed.push_back(dead.destination);
        rounds::reach by = rounds::reach_past(*of, people.office(), office, failed);
        if (by.channel == nullptr)
            return std::nullopt;
        plan::message model;
        model.kind = plan::message_kind::notice;
        model.programme = of->programme.name;
        model.person = people.office();
        model.today = of->zone.today(now);
        model.note = note_of(dead);
        store::new_message message;
        message.key = rounds::message_key(rounds::store_name(db), cause_of(dead, model.today));
        message.person = model.person;
        message.channel = by.channel->name;
        message.destination = by.channel->destination;
        message.address = std::move(by.address);
        message.kind = model.kind;
        message.model = plan::to_json(model);
        message.created = now;
        message.due = rounds::not_before(*of, model.person, now);
        return message;
    };
}

} // namespace remembrancer::app
